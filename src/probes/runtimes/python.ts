import { readOffer } from '../../formats/python/module.js';
import type { Statement } from '../../formats/python/statements.js';
import { PythonFact } from '../../model/facts/python.js';
import type { FileTree } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';

/** Modules of a standard library, and of its packages. */
const LIBRARY =
  /^(.*\/lib(?:64)?\/(?:python|pypy)3\.\d+)\/((?:[A-Za-z_]\w*\/)?[A-Za-z_]\w*|[A-Za-z_]\w*\/[A-Za-z_]\w*\/__init__)\.py$/;
/** Parts of it that no program imports by name. */
const ASIDE =
  /^(?:test|idlelib|lib2to3|turtledemo|ensurepip|pydoc_data|encodings|unittest|__phello__|_pyrepl|site-packages)\//;
const SITE = /\/(?:site|dist)-packages\/[^/]+\.pth$/;
const CONFIGURATION = '/pyvenv.cfg';
const EXECUTABLE = /^(?:python|pypy)(?:3(?:\.\d+)?t?)?$/;

type Parsed =
  | {
      readonly kind: 'module';
      readonly library: string;
      readonly name: string;
      readonly module: string;
      readonly dist: boolean;
    }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** Python interpreters from their files: their version, the tag of their extension modules, and where they look for modules. */
export const pythonProbe: Probe<Parsed, PythonFact> = {
  id: 'python',
  title: 'Python interpreters',
  schema: PythonFact,
  matches: ({ path }) =>
    path.endsWith('.py')
      ? path.includes('3.') && LIBRARY.test(path) && !ASIDE.test(LIBRARY.exec(path)?.[2] ?? '')
      : (path.endsWith('.pth') && SITE.test(path)) || path.endsWith(CONFIGURATION),
  candidates: {
    whole: ['*-packages/*.pth', `*${CONFIGURATION}`],
    most: {
      whole: ['*/lib/python3.*.py', '*/lib64/python3.*.py', '*/lib/pypy3.*.py', '*/lib64/pypy3.*.py'],
      except: ['*-packages/*', ...['test', 'idlelib', 'lib2to3', 'encodings'].map((name) => `*3.*/${name}/*`)],
    },
  },
  isHeavy: true,
  parse(content, { path }) {
    const text = new TextDecoder().decode(content.bytes());
    const [, library = '', module = ''] = path.endsWith('.py') ? (LIBRARY.exec(path) ?? []) : [];
    if (library === '') return { kind: 'lines', lines: text.split(/\r?\n/).map((line) => line.trim()) };
    const name = module.replaceAll('/', '.').replace(/\.__init__$/, '');
    return {
      kind: 'module',
      library,
      name,
      module: offered(text, path.endsWith('/__init__.py')),
      dist: name === 'site' && text.includes('dist-packages'),
    };
  },
  conclude: (context) => ({ facts: factsOf(context) }),
  // Names of modules such as secrets, token and getpass, with the names that they offer.
  encoded: ['modules'],
  comparison: { ignore: ['modules', 'links', 'path'] },
};

/** Names without what only begins with an underscore, which no program should take. */
function offered(text: string, isPackage: boolean): string {
  const { body, names, open, answers } = readOffer(text);
  const stars = starsIn(body).map((module) => `*${module}`);
  const own = names.filter((name) => !/^_(?!_)/.test(name));
  return [...(isPackage ? ['/'] : []), ...own, ...answers, ...stars, ...(open ? ['?'] : [])].join(' ');
}

/** Modules all of whose names are taken, in whatever branch. */
function starsIn(body: readonly Statement[]): string[] {
  return body.flatMap((each) => {
    if ('from' in each) return each.names[0] === '*' ? [each.from] : [];
    if ('if' in each) return each.if.flatMap((branch) => starsIn(branch.body));
    if (!('try' in each)) return [];
    const handlers = each.except.flatMap((handler) => starsIn(handler.body));
    return [...starsIn(each.try), ...handlers, ...starsIn(each.else ?? []), ...starsIn(each.finally ?? [])];
  });
}

function* factsOf(context: ProbeContext<Parsed>): Iterable<readonly [string, PythonFact]> {
  const directories = new Set<string>();
  for (const { library, modules, debian } of librariesOf(context)) {
    const version = /3\.\d+$/.exec(library)?.[0] ?? '';
    yield [library, { kind: 'library', version, modules }];
    for (const [path, fact] of interpretersOf(context, library, version, debian)) {
      yield [path, fact];
      for (const directory of fact.path) directories.add(directory);
    }
  }
  for (const directory of directories) {
    yield [`${directory}/`, { kind: 'directory', modules: modulesIn(context.tree, directory) }];
  }
  for (const [path, { parsed }] of context.files) {
    if (parsed.kind === 'lines' && path.endsWith(CONFIGURATION)) {
      yield [path.slice(0, -CONFIGURATION.length), environmentOf(parsed.lines)];
    }
  }
}

interface Library {
  readonly library: string;
  readonly modules: Record<string, string>;
  /** Whether its `site` looks in dist-packages, as that of Debian does. */
  debian: boolean;
}

function librariesOf({ files }: ProbeContext<Parsed>): readonly Library[] {
  const libraries = new Map<string, Library>();
  for (const { parsed } of files.values()) {
    if (parsed.kind === 'lines') continue;
    const known = libraries.get(parsed.library) ?? { library: parsed.library, modules: {}, debian: false };
    libraries.set(parsed.library, known);
    known.modules[parsed.name] = parsed.module;
    known.debian ||= parsed.dist;
  }
  return [...libraries.values()].filter(({ modules }) => modules.os !== undefined);
}

type Interpreter = Extract<PythonFact, { kind: 'interpreter' }>;

function* interpretersOf(
  context: ProbeContext<Parsed>,
  library: string,
  version: string,
  debian: boolean,
): Iterable<readonly [string, Interpreter]> {
  const { tree } = context;
  const prefix = library.replace(/\/lib(?:64)?\/[^/]+$/, '') || '/';
  const implementation = library.includes('/pypy3') ? 'pypy' : 'cpython';
  const bin = `${prefix === '/' ? '' : prefix}/bin`;
  const soabi = soabiOf(tree, library);
  const byReal = new Map<string, string[]>();
  for (const name of tree.list(bin) ?? []) {
    if (!EXECUTABLE.test(name)) continue;
    const real = tree.canonical(`${bin}/${name}`);
    if (real === undefined || tree.lookup(real)?.type !== 'file') continue;
    byReal.set(real, [...(byReal.get(real) ?? []), `${bin}/${name}`]);
  }
  for (const [real, names] of byReal) {
    if (!names.concat(real).some((name) => name.endsWith(version))) continue;
    yield [
      real,
      {
        kind: 'interpreter',
        version,
        implementation,
        prefix,
        library,
        ...(soabi === undefined ? {} : { soabi }),
        path: pathOf(context, library, version, debian),
        links: names.filter((name) => name !== real),
        ...(tree.lookup(`${library}/EXTERNALLY-MANAGED`) === undefined ? {} : { externallyManaged: true }),
      },
    ];
  }
}

/** As `site` builds it (Lib/site.py; Debian's looks in other directories), with what `.pth` files add. */
function pathOf(context: ProbeContext<Parsed>, library: string, version: string, debian: boolean): string[] {
  const prefix = library.replace(/\/lib(?:64)?\/[^/]+$/, '');
  const sites = debian
    ? [
        `/usr/local/lib/python${version}/dist-packages`,
        '/usr/lib/python3/dist-packages',
        `${prefix}/lib/python3/dist-packages`,
      ]
    : [
        `/usr/local/lib/python${version}/site-packages`,
        `${library}/site-packages`,
        `${library.replace('/lib64/', '/lib/')}/site-packages`,
        `${prefix}/lib64/python${version}/site-packages`,
      ];
  const own = sites.filter((site) => debian || prefix === '/usr' || site.startsWith(`${prefix}/`));
  const dynamic = [library, `${library}/lib-dynload`, `${library.replace('/lib/', '/lib64/')}/lib-dynload`];
  const found = new Set([...dynamic, ...own].filter((directory) => context.tree.list(directory) !== undefined));
  for (const directory of [...found]) for (const added of addedBy(context, directory)) found.add(added);
  return [...found];
}

/** Directories that the `.pth` files of a directory name; lines with code are not run. */
function addedBy({ tree, files }: ProbeContext<Parsed>, directory: string): string[] {
  return (tree.list(directory) ?? [])
    .filter((name) => name.endsWith('.pth'))
    .flatMap((name) => {
      const parsed = files.get(tree.canonical(`${directory}/${name}`) ?? '')?.parsed;
      return parsed?.kind === 'lines' ? parsed.lines : [];
    })
    .filter((line) => line !== '' && !line.startsWith('#') && !/^import\s/.test(line))
    .map((line) => (line.startsWith('/') ? line : `${directory}/${line}`))
    .filter((path) => tree.list(path) !== undefined);
}

function soabiOf(tree: FileTree, library: string): string | undefined {
  for (const directory of [`${library}/lib-dynload`, `${library.replace('/lib/', '/lib64/')}/lib-dynload`]) {
    for (const name of tree.list(directory) ?? []) {
      const tag = /\.((?:cpython|pypy)\d*-[^.]+)\.so$/.exec(name)?.[1];
      if (tag !== undefined) return tag;
    }
  }
  return undefined;
}

/** Modules that lie in a directory; a directory without `__init__.py` is a namespace (PEP 420), and its parts are named. */
function modulesIn(tree: FileTree, directory: string): string[] {
  const found = new Set<string>();
  for (const name of tree.list(directory) ?? []) {
    const module = moduleNamed(name);
    if (module !== undefined) found.add(module);
    else if (/^[A-Za-z_]\w*$/.test(name)) {
      const inner = tree.list(`${directory}/${name}`);
      if (inner === undefined || name === '__pycache__') continue;
      found.add(name);
      if (!inner.some((each) => /^__init__\./.test(each)))
        for (const part of inner) found.add(`${name}.${moduleNamed(part) ?? part}`);
    }
  }
  return [...found].filter((name) => /^[A-Za-z_][\w.]*$/.test(name)).sort();
}

function moduleNamed(name: string): string | undefined {
  return /^([A-Za-z_]\w*)(?:\.py|\.pyc|(?:\.[\w-]+)?\.so)$/.exec(name)?.[1];
}

function environmentOf(lines: readonly string[]): PythonFact {
  const value = (key: string) =>
    lines.map((line) => /^([\w-]+)\s*=\s*(.*)$/.exec(line)).find((match) => match?.[1] === key)?.[2];
  const version = value('version') ?? value('version_info');
  return {
    kind: 'environment',
    home: value('home') ?? '',
    ...(version === undefined ? {} : { version }),
    system: value('include-system-site-packages')?.toLowerCase() === 'true',
  };
}

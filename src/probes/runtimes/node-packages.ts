import { type PackageJson, parsePackageJson } from '../../formats/node/package-json.js';
import { toText } from '../../formats/text-problem.js';
import { NodePackageFact } from '../../model/facts/node.js';
import type { FileTree } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { known } from '../binaries/elf-fields.js';
import { directoryOf, joined, packageRoot, startsOf } from './node-paths.js';

/** The largest that was seen in use has half a megabyte. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Longer `exports` are not kept: they list every file of a package. */
const MAX_EXPORTS = 16 * 1024;
const NAME = '/package.json';

/** Packages of Node.js, wherever they are installed, and projects: what each package.json says. */
export const nodePackagesProbe: Probe<PackageJson, NodePackageFact> = {
  id: 'node-packages',
  title: 'packages of Node.js',
  schema: NodePackageFact,
  matches: ({ path }) => path.endsWith(NAME),
  candidates: { whole: [`*${NAME}`] },
  parse(content, { path }) {
    if (content.size > MAX_BYTES) {
      const message = `${path} has ${content.size} bytes; a package.json of more than ${MAX_BYTES} is not read`;
      throw new UnreadableError(path, 'too-large', message);
    }
    try {
      return parsePackageJson(toText(content.bytes()));
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      throw new UnreadableError(path, 'malformed', `${path}: ${(error as Error).message}`);
    }
  },
  concerns: (path) => path.endsWith(NAME) || path.endsWith('/node_modules') || path.includes('/node_modules/'),
  conclude(context) {
    const around = surroundings(context.tree);
    return { facts: [...context.files].map(([path, { parsed }]) => factOf(context, path, parsed, around)) };
  },
  comparison: {
    ignore: ['owner', 'exports', 'start', 'importStart', 'main', 'addons', 'programs', 'links'],
    pairBy: (_key, { name, kind }) => (typeof name === 'string' ? `${String(kind)} ${name}` : undefined),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
    // The software itself, scopes inside of packages, and what is listed as the package of the system that brought it.
    unlisted: ({ kind, owner, name, version }) =>
      kind !== 'package' || owner !== undefined || name === undefined || version === undefined,
  },
};

function factOf(
  context: ProbeContext<PackageJson>,
  path: string,
  json: PackageJson,
  { addons, links }: Surroundings,
): [key: string, fact: NodePackageFact] {
  const directory = directoryOf(path);
  const root = packageRoot(path);
  const kind = root === undefined ? 'project' : root === directory ? 'package' : 'scope';
  const { name, version, type } = json;
  const key = directory === '' ? '/' : directory;
  const owner = context.owner(path);
  if (kind === 'scope') return [key, known<NodePackageFact>({ kind, name, version, type, owner })];
  const { tree } = context;
  const start = startsOf(tree, directory, json, 'require')[0];
  const importStart = startsOf(tree, directory, json, 'import')[0];
  const fact: { [Key in keyof NodePackageFact]: NodePackageFact[Key] | undefined } = {
    ...{ kind, name, version, type, owner, start },
    main: json.main,
    exports: exportsOf(json),
    importStart: importStart === start ? undefined : importStart,
    programs: some(json.programs.map((program) => joined(directory, program))),
    startScript: json.startScript,
    dependencies: filled(json.dependencies),
    optionalDependencies: filled(json.optionalDependencies),
    peerDependencies: filled(json.peerDependencies),
    engines: filled(json.engines),
    os: some(json.os),
    cpu: some(json.cpu),
    libc: some(json.libc),
    packageManager: json.packageManager,
    builds: json.builds || tree.lookup(`${directory}/binding.gyp`) !== undefined || undefined,
    addonPlace: json.addonPlace,
    addons: some(addons.get(directory) ?? []),
    links: some(links.get(directory) ?? []),
  };
  return [key, known<NodePackageFact>(fact)];
}

function exportsOf({ exports }: PackageJson): NodePackageFact['exports'] {
  if (exports === undefined || JSON.stringify(exports).length > MAX_EXPORTS) return undefined;
  return exports as NodePackageFact['exports'];
}

/** What lies about packages: their add-ons, and the links that stand for them elsewhere, both by their directory. */
interface Surroundings {
  readonly addons: ReadonlyMap<string, readonly string[]>;
  readonly links: ReadonlyMap<string, readonly string[]>;
}

const LINKED = /\/node_modules\/(?:@[^/]+\/)?[^/@][^/]*$/;

function surroundings(tree: FileTree): Surroundings {
  const addons = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  for (const { path, type } of tree.entries()) {
    if (type === 'file' && path.endsWith('.node')) put(addons, packageRoot(path), path);
    else if (type === 'symlink' && LINKED.test(path)) put(links, reached(tree, path), path);
  }
  return { addons, links };
}

function put(lists: Map<string, string[]>, key: string | undefined, one: string): void {
  if (key === undefined) return;
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [one]);
  else known.push(one);
}

function reached(tree: FileTree, path: string): string | undefined {
  try {
    return tree.canonical(path);
  } catch {
    // What cannot be reached is a hole of the tree, and a problem already.
    return undefined;
  }
}

function some(list: readonly string[]): string[] | undefined {
  return list.length === 0 ? undefined : [...list].sort();
}

function filled(record: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return Object.keys(record).length === 0 ? undefined : { ...record };
}

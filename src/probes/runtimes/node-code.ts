import { scanJavaScript } from '../../formats/javascript/scan.js';
import type { JavaScriptUses } from '../../formats/javascript/uses.js';
import { type PackageJson, parsePackageJson } from '../../formats/node/package-json.js';
import { builtinModule } from '../../formats/node/platform.js';
import { nodeVocabulary } from '../../formats/node/vocabulary.js';
import { toText } from '../../formats/text-problem.js';
import { NodeCodeFact } from '../../model/facts/node.js';
import type { Entry, FileTree } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { known } from '../binaries/elf-fields.js';
import { isExecutable } from '../binaries/names.js';
import { codeAround, loadedFiles, type Read } from './node-follow.js';
import { directoryOf, isJavaScript, joined, packageRoot, requiredFile } from './node-paths.js';

/** Of the software's own: bundles may be that large. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Of a package: what starts it is small, what is larger is compiled from somewhere. */
const MAX_PACKAGE_BYTES = 256 * 1024;
/** Where no software that is deployed lies, but much JavaScript for browsers. */
const ELSEWHERE =
  /^\/(?:usr\/(?:share|lib|include|src)|var\/lib|proc|sys|boot)\/|\/(?:site|dist)-packages\/|\/(?:static|public|assets)\/|\.min\.js$/;
/** What is started through its first line may have any name. */
const SCRIPT = /^#![^\n]*\bnode(?:js)?\b/;
/** Files of a package that start it, or that load its add-on, by their place in the package. */
const STARTING =
  /^(?:[^/]+|(?:[\w-]+\/){1,3}index|(?:lib|dist|src|build|out|cjs|dist\/(?:cjs|node|src|lib))\/(?:index|main|node|entry|server|loader|load\w*|database|native\w*|\w*-?bindings?|addon\w*|sqlite3\w*))\.[cm]?js$/;

/** What files of JavaScript load: all of the software's own, and of installed packages those that start them. */
export const nodeCodeProbe: Probe<Read, NodeCodeFact> = {
  id: 'node-code',
  title: 'what programs in JavaScript load',
  schema: NodeCodeFact,
  matches: (entry) =>
    isManifest(entry.path) ||
    (isJavaScript(entry.path) ? isWanted(entry) : isExecutable(entry) && isNamedLikeProgram(entry) && isWanted(entry)),
  candidates: {
    whole: ['*/package.json', '*/node_modules/*.js', '*/node_modules/*.cjs', '*/node_modules/*.mjs'],
    most: {
      whole: ['*.js', '*.cjs', '*.mjs'],
      except: [
        ...['share', 'lib', 'include', 'src'].map((name) => `/usr/${name}/*`),
        ...['/var/lib/*', '/proc/*', '/sys/*', '/boot/*', '*/site-packages/*', '*/dist-packages/*'],
        ...['*/static/*', '*/public/*', '*/assets/*', '*.min.js'],
      ],
    },
    executables: true,
  },
  accepts: (head, { path }) =>
    isManifest(path) || isJavaScript(path) || SCRIPT.test(Buffer.from(head.subarray(0, 128)).toString('latin1')),
  parse(content, { path }) {
    if (isManifest(path)) return { json: content.size > MAX_BYTES ? NO_PACKAGE : manifest(toText(content.bytes())) };
    if (content.size > MAX_BYTES) {
      throw new UnreadableError(
        path,
        'too-large',
        `${path} has ${content.size} bytes; more than ${MAX_BYTES} are not read`,
      );
    }
    return { code: scanJavaScript(toText(content.bytes()), nodeVocabulary()) };
  },
  follows(reading, generous) {
    const { tree, files } = reading;
    const unread = [...loadedFiles(reading)].filter((path) => !files.has(path));
    const paths = generous ? codeAround(reading, unread) : unread;
    return [...paths].filter((path) => (tree.lookup(path)?.size ?? 0) <= MAX_BYTES);
  },
  concerns: (path) => isJavaScript(path) && !ELSEWHERE.test(path),
  conclude(context) {
    const loaded = loadedFiles(context);
    const facts = [...context.files].flatMap(([path, { entry, parsed }]) =>
      'code' in parsed && (loaded.has(path) || isWanted(entry)) ? [factOf(context, path, parsed.code)] : [],
    );
    return { facts };
  },
  comparison: {
    ignore: [
      'owner',
      'modules',
      'features',
      'addons',
      'syntax',
      'programs',
      'defines',
      'computes',
      'exports',
      'ownRequire',
    ],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

/** A name without an ending, as programs have; packages do not bring such code without saying so in theirs. */
function isNamedLikeProgram({ path, size }: Entry): boolean {
  return (
    size <= MAX_PACKAGE_BYTES && !path.includes('/node_modules/') && !path.slice(path.lastIndexOf('/')).includes('.')
  );
}

/** What packages are loaded by, which another section tells. */
function isManifest(path: string): boolean {
  return path.endsWith('/package.json') && !ELSEWHERE.test(path);
}

/** A broken one is a problem of the section of packages; here it leads nowhere. */
function manifest(text: string): PackageJson {
  try {
    return parsePackageJson(text);
  } catch {
    return NO_PACKAGE;
  }
}

const NO_PACKAGE = parsePackageJson('{}');

function isWanted({ path, size }: Entry): boolean {
  if (!path.includes('/node_modules/')) return !ELSEWHERE.test(path);
  if (size > MAX_PACKAGE_BYTES) return false;
  const root = packageRoot(path);
  if (root === undefined) return false;
  const rest = path.slice(root.length + 1);
  if (STARTING.test(rest)) return true;
  const name = root.slice(root.lastIndexOf('/') + 1);
  return rest.endsWith(`/${name}.js`) && rest.length <= name.length + 9;
}

function factOf(context: ProbeContext<Read>, path: string, uses: JavaScriptUses): [key: string, fact: NodeCodeFact] {
  const directory = directoryOf(path);
  const modules = uses.modules.map(({ names, nodeEnv, ...use }) => ({
    ...use,
    ...(nodeEnv === undefined ? {} : { nodeEnv }),
    ...(names === undefined || builtinModule(use.name, use.how) !== undefined ? {} : { names: [...names] }),
    ...placeOf(context.tree, directory, use.name, use.how),
  }));
  const fact: { [Key in keyof NodeCodeFact]: NodeCodeFact[Key] | undefined } = {
    module: uses.isModule || undefined,
    modules: distinct(modules),
    features: some(distinct(uses.features)),
    addons: some(
      uses.addons.map(({ loader, name, when }) => ({ loader, when, ...(name === undefined ? {} : { name }) })),
    ),
    syntax: some(uses.syntax),
    programs: some(distinct(uses.programs)),
    defines: some(uses.defines),
    exports: uses.exports === undefined ? undefined : [...uses.exports],
    computes: uses.computes || undefined,
    ownRequire: uses.ownRequire || undefined,
    owner: context.owner(path),
  };
  return [path, known<NodeCodeFact>(fact)];
}

/** Where a path in the code leads; nothing for names of packages. */
function placeOf(
  tree: FileTree,
  directory: string,
  name: string,
  how: 'require' | 'import',
): { file?: string; missing?: true } {
  if (!/^(?:\.{1,2}(?:\/|$)|\/)/.test(name)) return {};
  const path = name.startsWith('/') ? joined('', name) : joined(directory, name);
  try {
    const file = how === 'require' ? required(tree, path) : imported(tree, path.replace(/[?#].*$/, ''));
    return file === undefined ? { missing: true } : { file };
  } catch {
    // Below something unreadable: nobody knows.
    return {};
  }
}

/** A directory with a package.json may name its file there, which is not looked at: it is taken to be right. */
function required(tree: FileTree, path: string): string | undefined {
  return requiredFile(tree, path) ?? tree.lookup(`${path}/package.json`)?.path;
}

function imported(tree: FileTree, path: string): string | undefined {
  const entry = tree.lookup(path);
  return entry?.type === 'file' ? entry.path : undefined;
}

function distinct<One>(list: readonly One[]): One[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

function some<One>(list: readonly One[]): One[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

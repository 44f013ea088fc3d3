import type { JavaScriptUses, ModuleUse } from '../../formats/javascript/uses.js';
import type { PackageJson } from '../../formats/node/package-json.js';
import type { Entry, FileTree } from '../../model/files.js';
import type { ParsedFile } from '../../model/probe.js';
import { directoryOf, exported, isJavaScript, joined, packageRoot, requiredFile, startsOf } from './node-paths.js';

/** What was made of a file: of a package.json what it says, of code what it asks for. */
export type Read = { readonly json: PackageJson } | { readonly code: JavaScriptUses };

/** What was read so far, and the tree that it lies in. */
export interface Reading {
  readonly tree: FileTree;
  readonly files: ReadonlyMap<string, ParsedFile<Read>>;
}

/** How many files of packages are followed at most. */
const MAX_FILES = 20_000;
const MANIFEST = '/package.json';
const MODULES = '/node_modules';
/** Where Node.js and its tools are installed with what they bring: nothing that software asks for by name. */
const GLOBAL = /\/lib\/node_modules$/;

/**
 * The files that the software's own code, and the packages that it depends on, load as they start: what of them was read is
 * followed, what was not is named too. Real paths.
 */
export function loadedFiles(reading: Reading): Set<string> {
  const loaded = new Set<string>();
  const pending = rootsOf(reading);
  // Programs without an ending are read where they are the software's own.
  const isCode = (path: string) => isJavaScript(path) || (!/\.[^/]*$/.test(path) && reading.files.has(path));
  for (let path = pending.pop(); path !== undefined && loaded.size < MAX_FILES; path = pending.pop()) {
    if (loaded.has(path) || !isCode(path)) continue;
    loaded.add(path);
    const read = reading.files.get(path)?.parsed;
    if (read === undefined || !('code' in read)) continue;
    for (const use of read.code.modules) {
      if (use.when !== 'start') continue;
      const found = quietly(() => resolve(reading, directoryOf(path), use)) ?? [];
      pending.push(...found.filter((file) => !loaded.has(file)));
    }
  }
  return loaded;
}

/** All code of the packages that files of are named, and of those that they depend on. */
export function codeAround({ tree, files }: Reading, named: Iterable<string>): Set<string> {
  const packages = new Set<string>();
  const pending = [...named].flatMap((path) => packageRoot(path) ?? []);
  for (let root = pending.pop(); root !== undefined; root = pending.pop()) {
    if (packages.has(root)) continue;
    packages.add(root);
    for (const name of needsOf(jsonAt(files, root))) {
      const found = quietly(() => packageAt(tree, root, name));
      if (found !== undefined) pending.push(found);
    }
  }
  const paths = new Set<string>();
  for (const { path, type } of tree.entries() as Iterable<Entry>) {
    if (type !== 'file' || !isJavaScript(path)) continue;
    const root = packageRoot(path);
    if (root !== undefined && packages.has(root)) paths.add(path);
  }
  return paths;
}

/** Where following begins: the software's own code, and what a project says it depends on; without one, all there is. */
function rootsOf({ tree, files }: Reading): string[] {
  const roots: string[] = [];
  const installed = new Map<string, string[]>();
  for (const [path, { parsed }] of files) {
    const root = packageRoot(path);
    if (root === undefined && 'code' in parsed) roots.push(path);
    else if (root !== undefined && path === `${root}${MANIFEST}`) put(installed, root);
  }
  for (const [modules, packages] of installed) {
    if (GLOBAL.test(modules) || packageRoot(modules) !== undefined) continue;
    const above = directoryOf(modules);
    const project = jsonAt(files, above);
    const needed =
      project === undefined ? packages : needsOf(project).flatMap((name) => packageAt(tree, above, name) ?? []);
    for (const directory of needed) roots.push(...allStarts(tree, files, directory));
  }
  return roots;
}

function put(installed: Map<string, string[]>, root: string): void {
  const modules = root.slice(0, root.lastIndexOf(MODULES) + MODULES.length);
  const known = installed.get(modules);
  if (known === undefined) installed.set(modules, [root]);
  else known.push(root);
}

function needsOf(json: PackageJson | undefined): string[] {
  if (json === undefined) return [];
  const { dependencies, optionalDependencies, peerDependencies } = json;
  return [dependencies, optionalDependencies, peerDependencies].flatMap((record) => Object.keys(record));
}

function allStarts(tree: FileTree, files: Reading['files'], directory: string): string[] {
  const json = jsonAt(files, directory);
  if (json === undefined) return [];
  return (['require', 'import'] as const).flatMap((how) => quietly(() => startsOf(tree, directory, json, how)) ?? []);
}

/** The files that one request of a file in `from` may lead to. */
function resolve({ tree, files }: Reading, from: string, { name, how }: ModuleUse): string[] {
  if (/^(?:\.{1,2}(?:\/|$)|\/)/.test(name)) {
    const path = name.startsWith('/') ? joined('', name) : joined(from, name);
    return some(how === 'import' ? fileAt(tree, path) : requiredPath(tree, files, path));
  }
  if (/^(?:#|[a-z]+:)/.test(name)) return [];
  const parts = name.split('/');
  const count = name.startsWith('@') ? 2 : 1;
  const directory = packageAt(tree, from, parts.slice(0, count).join('/'));
  if (directory === undefined) return [];
  const rest = parts.slice(count).join('/');
  const json = jsonAt(files, directory);
  if (rest === '') return json === undefined ? [] : startsOf(tree, directory, json, how);
  if (json?.exports === undefined) return some(requiredPath(tree, files, joined(directory, rest)));
  return exported(json.exports, `./${rest}`, how).flatMap((target) => some(fileAt(tree, joined(directory, target))));
}

function some(path: string | undefined): string[] {
  return path === undefined ? [] : [path];
}

function requiredPath(tree: FileTree, files: Reading['files'], path: string): string | undefined {
  const file = requiredFile(tree, path);
  const json = jsonAt(files, path);
  return json?.main === undefined || file === path ? file : (requiredFile(tree, joined(path, json.main)) ?? file);
}

function packageAt(tree: FileTree, from: string, name: string): string | undefined {
  for (let directory = from; ; directory = directoryOf(directory)) {
    if (!directory.endsWith(MODULES)) {
      const entry = tree.lookup(`${directory}${MODULES}/${name}`);
      if (entry?.type === 'directory') return entry.path;
    }
    if (directory === '') return undefined;
  }
}

function jsonAt(files: Reading['files'], directory: string): PackageJson | undefined {
  const read = files.get(`${directory}${MANIFEST}`)?.parsed;
  return read !== undefined && 'json' in read ? read.json : undefined;
}

function fileAt(tree: FileTree, path: string): string | undefined {
  const entry = tree.lookup(path);
  return entry?.type === 'file' ? entry.path : undefined;
}

/** Below something unreadable nobody knows what there is, and it is a problem already. */
function quietly<Found>(find: () => Found): Found | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

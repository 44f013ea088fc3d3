import { resolveExports } from '../../formats/node/exports.js';
import type { PackageJson } from '../../formats/node/package-json.js';
import type { FileTree } from '../../model/files.js';

/** Directories beside `node_modules` that distributions install packages of Node.js to, which their Node.js searches. */
const SYSTEM = ['/usr/share/nodejs/', '/usr/lib/nodejs/'];
const MODULES = '/node_modules/';

/** Where a path lies: how many characters of it name the directory that packages are in, and the package in it. */
export function packageRoot(path: string): string | undefined {
  const at = path.lastIndexOf(MODULES);
  const start = at === -1 ? systemStart(path) : at + MODULES.length;
  if (start === undefined) return undefined;
  const first = path.indexOf('/', start);
  if (first === -1) return undefined;
  if (path.charCodeAt(start) !== 0x40) return path.slice(0, first);
  const second = path.indexOf('/', first + 1);
  return second === -1 ? undefined : path.slice(0, second);
}

function systemStart(path: string): number | undefined {
  const place = SYSTEM.find((one) => path.startsWith(one));
  return place?.length;
}

/** Endings that `require` tries, in order. */
const ENDINGS = ['', '.js', '.json', '.node'];

/** The file that `require` takes for a path, without looking at any package.json: the file, with an ending, or its index. */
export function requiredFile(tree: FileTree, path: string): string | undefined {
  for (const ending of ENDINGS) {
    const entry = tree.lookup(`${path}${ending}`);
    if (entry?.type === 'file') return entry.path;
  }
  for (const ending of ENDINGS.slice(1)) {
    const entry = tree.lookup(`${path}/index${ending}`);
    if (entry?.type === 'file') return entry.path;
  }
  return undefined;
}

/** Conditions of `exports` that Node.js sets itself (doc/api/packages.md), of newer releases and of those before. */
const CONDITIONS = [
  ['node', 'module-sync', 'node-addons'],
  ['node', 'node-addons'],
] as const;

/** The files that `exports` names for a subpath, one for each kind of release, relative to the package. */
export function exported(exports: unknown, subpath: string, how: 'require' | 'import'): string[] {
  const targets = CONDITIONS.map((conditions) => resolveExports(exports, subpath, new Set([how, ...conditions])));
  return [...new Set(targets.filter((target) => target !== undefined))];
}

/** The files that the own name of the package in `directory` stands for, that for newer releases of Node.js first. */
export function startsOf(tree: FileTree, directory: string, json: PackageJson, how: 'require' | 'import'): string[] {
  if (json.exports !== undefined) {
    const entries = exported(json.exports, '.', how).map((target) => tree.lookup(joined(directory, target)));
    return entries.flatMap((entry) => (entry?.type === 'file' ? [entry.path] : []));
  }
  const main =
    json.main === undefined || json.main === '' ? undefined : requiredFile(tree, joined(directory, json.main));
  const start = main ?? requiredFile(tree, `${directory}/index`);
  return start === undefined ? [] : [start];
}

/** Whether a file holds code of JavaScript, by its ending. */
export function isJavaScript(path: string): boolean {
  return path.endsWith('.js') || path.endsWith('.cjs') || path.endsWith('.mjs');
}

/** `..` and `.` in a path taken out, as text. */
export function joined(directory: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Directory that holds the file. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

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

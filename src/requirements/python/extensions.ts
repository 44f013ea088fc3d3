import type { ModuleFinder } from './finder.js';

/**
 * Extension modules of the standard library that need a library of the system, by the module that imports them first
 * (configure.ac of CPython): builds go without those whose library was not there, and distributions put some in packages of
 * their own.
 */
const BEHIND: Readonly<Record<string, string>> = {
  bz2: '_bz2',
  ctypes: '_ctypes',
  curses: '_curses',
  'dbm.gnu': '_gdbm',
  'dbm.ndbm': '_dbm',
  lzma: '_lzma',
  sqlite3: '_sqlite3',
  ssl: '_ssl',
  tkinter: '_tkinter',
};

/** A Python that has fewer extension modules as files has them built in (Modules/Setup). */
const USUAL = 20;

/** The extension module behind a module of the standard library, where the interpreter for certain lacks it. */
export function missingExtension({ interpreter, modulesOf }: ModuleFinder, module: string): string | undefined {
  const extension = Object.hasOwn(BEHIND, module) ? BEHIND[module] : undefined;
  if (extension === undefined) return undefined;
  const directories = interpreter.path.filter((path) => path.endsWith('/lib-dynload'));
  const there = directories.flatMap((path) => [...(modulesOf(path) ?? [])]);
  const everywhere = interpreter.path.flatMap((path) => [...(modulesOf(path) ?? [])]);
  if (there.filter((name) => name.startsWith('_')).length < USUAL || everywhere.includes(extension)) return undefined;
  return extension;
}

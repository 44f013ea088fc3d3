import type { PythonCodeFact, PythonFact } from '../../model/facts/python.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { ElfRecord } from '../files/record.js';
import type { View } from '../files/view.js';
import { isPrivateName } from './private-names.js';

/** An interpreter of the target. */
export type Interpreter = Extract<PythonFact, { kind: 'interpreter' }>;

/** What a name of a module leads to. */
export type FoundModule =
  | {
      readonly kind: 'code';
      readonly name: string;
      readonly path: string;
      readonly fact: PythonCodeFact;
      readonly isPackage: boolean;
      /** An extension module of the name for another interpreter, which would come first. */
      readonly foreign?: { readonly tag: string; readonly path: string } | undefined;
    }
  | { readonly kind: 'extension'; readonly name: string; readonly record: ElfRecord }
  /** Extension modules of the name are there, each for another interpreter. */
  | { readonly kind: 'foreign'; readonly name: string; readonly tag: string; readonly path: string }
  | { readonly kind: 'namespace'; readonly name: string }
  /** A module of the target; what it offers, where it is of the standard library and that is known. */
  | { readonly kind: 'installed'; readonly name: string; readonly offers?: string | undefined }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly reason: string };

/** Modules that are written in C and may be a part of the interpreter itself. */
const BUILT_IN = new Set(
  (
    'array atexit audioop binascii builtins cmath crypt errno faulthandler fcntl gc grp itertools marshal math mmap nis ' +
    'ossaudiodev posix pwd pyexpat readline resource select spwd sys syslog termios time unicodedata xxsubtype zlib'
  ).split(' '),
);
/** Those of them that 3.13 no longer has (PEP 594). */
const REMOVED = new Set(['audioop', 'crypt', 'nis', 'ossaudiodev', 'spwd']);

const EXTENSION = /^(.*\/[A-Za-z_]\w*)\.(?:([\w-]+)\.)?so$/;

const DIST_INFO = /^(.*\/)[^/]+\.dist-info\/METADATA$/;

/** Finds modules as the interpreter of a target would, with the payload's files laid over the target. */
export class ModuleFinder {
  /** Directories in which the payload's modules are looked for. */
  readonly path: readonly string[];
  readonly #code = new Map<string, PythonCodeFact>();
  readonly #directories = new Set<string>();
  readonly #extensions = new Map<string, { tag: string; path: string; record: ElfRecord }[]>();
  readonly #installed = new Map<string, ReadonlySet<string>>();
  readonly #library: Readonly<Record<string, string>>;
  readonly #hole: string | undefined;
  /** Directories in which distributions are installed. */
  readonly #distributions: ReadonlySet<string>;

  /**
   * @param path directories that are searched before those of the interpreter.
   * @param home what the interpreter is a part of; default: the target.
   */
  constructor(
    readonly view: View,
    readonly interpreter: Interpreter,
    path: readonly string[],
    home: Snapshot = view.target,
  ) {
    this.path = [...new Set([...path, ...interpreter.path])];
    const { payload } = view;
    for (const [path, fact] of Object.entries(facts(payload, 'python-code'))) {
      this.#code.set(`${view.place}${path}`, fact as PythonCodeFact);
      this.#addParents(`${view.place}${path}`);
    }
    for (const path of Object.keys(facts(payload, 'libraries'))) this.#addExtension(`${view.place}${path}`);
    const metadata = Object.keys(facts(payload, 'python-packages')).flatMap((path) => DIST_INFO.exec(path)?.[1] ?? []);
    this.#distributions = new Set(metadata.map((directory) => `${view.place}${directory}`));
    const known = facts(home, 'python') as Record<string, PythonFact>;
    for (const [path, fact] of Object.entries(known)) {
      if (fact.kind === 'directory') this.#installed.set(path.replace(/\/$/, ''), new Set(fact.modules));
    }
    const library = known[interpreter.library];
    this.#library = library?.kind === 'library' ? library.modules : {};
    this.#hole = home.sections.python?.problems[0]?.message;
  }

  get minor(): number {
    return Number(this.interpreter.version.split('.')[1]);
  }

  /** The module of that full name; parents are not looked at. */
  find(name: string): FoundModule {
    const relative = name.replaceAll('.', '/');
    let namespace: FoundModule | undefined;
    let foreign: FoundModule | undefined;
    for (const directory of this.path) {
      const found = this.#deployed(name, `${directory}/${relative}`);
      if (found?.kind === 'namespace') namespace ??= found;
      else if (found?.kind === 'foreign') foreign ??= found;
      else if (found !== undefined) return found;
    }
    return this.#inTarget(name) ?? foreign ?? namespace ?? this.#nowhere(name);
  }

  /** Whether the payload brings anything of that name. */
  isDeployed(name: string): boolean {
    const top = name.split('.', 1)[0] ?? '';
    return this.path.some((directory) => this.#deployed(top, `${directory}/${top}`) !== undefined);
  }

  /** Modules that lie in a directory of the interpreter's path; `undefined` where that is not known. */
  readonly modulesOf = (directory: string): ReadonlySet<string> | undefined => this.#installed.get(directory);

  /** What a module of the standard library offers: names apart by spaces; see the section `python`. */
  offers(name: string): string | undefined {
    return Object.hasOwn(this.#library, name) ? this.#library[name] : undefined;
  }

  /** Whether a file lies where packages are installed, and is no code of the payload's own. */
  isInstalled(path: string): boolean {
    if (/\/(?:site|dist)-packages\//.test(path)) return true;
    return [...this.#distributions].some((directory) => path.startsWith(directory));
  }

  /** The module that lies in that file of the payload. */
  code(path: string): PythonCodeFact | undefined {
    return this.#code.get(path);
  }

  #deployed(name: string, base: string): FoundModule | undefined {
    const own = (path: string, isPackage: boolean): FoundModule | undefined => {
      const fact = this.#code.get(path);
      return fact === undefined ? undefined : { kind: 'code', name, path, fact, isPackage };
    };
    const found = own(`${base}/__init__.py`, true);
    if (found !== undefined) return found;
    const extensions = this.#extensions.get(base) ?? [];
    const fitting = extensions.find(({ tag }) => this.#fits(tag));
    if (fitting !== undefined) return { kind: 'extension', name, record: fitting.record };
    const file = own(`${base}.py`, false);
    const [foreign] = extensions;
    if (file?.kind === 'code') return { ...file, foreign };
    if (foreign !== undefined) return { kind: 'foreign', name, tag: foreign.tag, path: foreign.path };
    return this.#directories.has(base) ? { kind: 'namespace', name } : undefined;
  }

  /** Suffixes of _PyImport_DynLoadFiletab: the interpreter's own tag, the stable ABI of Python 3, or none. */
  #fits(tag: string): boolean {
    if (tag === '' || tag === 'abi3') return this.interpreter.implementation === 'cpython' || tag === '';
    const own = this.interpreter.soabi;
    if (own !== undefined) return tag === own;
    return tag.startsWith(`cpython-3${this.minor}-`) && this.interpreter.implementation === 'cpython';
  }

  #inTarget(name: string): FoundModule | undefined {
    const offers = this.offers(name);
    if (offers !== undefined) return { kind: 'installed', name, offers };
    const [top = '', second] = name.split('.');
    for (const directory of this.interpreter.path) {
      const modules = this.#installed.get(directory);
      if (modules?.has(top) !== true) continue;
      const isNamespace = second !== undefined && [...modules].some((each) => each.startsWith(`${top}.`));
      if (isNamespace && !modules.has(`${top}.${second}`)) continue;
      if (directory === this.interpreter.library && this.#isNoPart(name)) return undefined;
      return { kind: 'installed', name };
    }
    return undefined;
  }

  /** Whether a name is for certain no module of the standard library: of its packages one level is known. */
  #isNoPart(name: string): boolean {
    const dot = name.lastIndexOf('.');
    const parent = dot === -1 ? undefined : this.offers(name.slice(0, dot));
    if (parent === undefined) return false;
    const [own, isPackage] = [name.slice(dot + 1), isAmong('/', parent)];
    return !isAmong(own, parent) && (!isPackage || !name.slice(0, dot).includes('.'));
  }

  #nowhere(name: string): FoundModule {
    const top = name.split('.', 1)[0] ?? '';
    if (isPrivateName(top) && !this.isDeployed(top)) return { kind: 'installed', name };
    if (BUILT_IN.has(name) && !(this.minor >= 13 && REMOVED.has(name))) return { kind: 'installed', name };
    if (this.#hole !== undefined) return { kind: 'unknown', name, reason: this.#hole };
    return { kind: 'missing', name };
  }

  #addExtension(path: string): void {
    const match = EXTENSION.exec(path);
    const record = match === null ? undefined : this.view.find(path);
    if (record?.kind !== 'elf' || match === null) return;
    const known = this.#extensions.get(match[1] ?? '') ?? [];
    this.#extensions.set(match[1] ?? '', [...known, { tag: match[2] ?? '', path, record }]);
    this.#addParents(path);
  }

  #addParents(path: string): void {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const directory = path.slice(0, end);
      if (this.#directories.has(directory)) return;
      this.#directories.add(directory);
    }
  }
}

/** Whether a name is, or may be, among those that a module offers: `os.path` is no file of its own. */
function isAmong(name: string, offers: string): boolean {
  return offers.split(' ').some((word) => word === name || word === '?');
}

function facts({ sections }: Snapshot, name: string): Readonly<Record<string, unknown>> {
  return Object.hasOwn(sections, name) ? (sections[name]?.facts ?? {}) : {};
}

import { matchesName } from '../../../formats/config/glob.js';
import type { ProbeContext } from '../../../model/probe.js';
import { type Problem, UnreadableError } from '../../../model/problem.js';

/** The content of a configuration file. */
export interface ConfigurationText {
  readonly text: string;
  /** MD5 of its bytes, hexadecimal. */
  readonly md5: string;
}

/** A configuration file that could be read. */
export interface ConfigurationFile {
  /** As it was asked for: the name by which the program knows it. */
  readonly path: string;
  readonly text: string;
  /** Key of the package that brought it, where its content is still the one that the package brought. */
  readonly owner: string | undefined;
}

/** Names that a wildcard may lead to; nobody keeps more files of configuration in one directory. */
const MOST_NAMES = 10_000;

/** The configuration files of one program. What could not be read is a problem of the section already, and not there. */
export class ConfigurationFiles {
  readonly #unread = new Map<string, Problem>();

  constructor(private readonly context: ProbeContext<ConfigurationText>) {}

  /** The file at `path`, links followed; `undefined` where there is none that could be read. */
  read(path: string): ConfigurationFile | undefined {
    const file = this.#quietly(() => this.context.file(path));
    if (file === undefined) {
      this.#noteUnread(path);
      return undefined;
    }
    const { entry, parsed } = file;
    return { path, text: parsed.text, owner: this.#owner(entry.path, parsed.md5) };
  }

  /** Whether something lies at `path`, links followed. */
  exists(path: string): boolean {
    return this.#quietly(() => this.context.tree.lookup(path)) !== undefined;
  }

  /** Whether it is certain that nothing lies at `path`, links followed. */
  isAbsent(path: string): boolean {
    try {
      return this.context.tree.lookup(path) === undefined;
    } catch (error) {
      if (error instanceof UnreadableError) return false;
      throw error;
    }
  }

  /** Whether a file lies at `path`, links followed, that nobody may execute. */
  lacksExecuteBit(path: string): boolean {
    const entry = this.#quietly(() => this.context.tree.lookup(path));
    return entry?.type === 'file' && (entry.mode & 0o111) === 0;
  }

  /** Whether a file lies at `path`, links followed, that others than its owner may write. */
  isWritableByOthers(path: string): boolean {
    const entry = this.#quietly(() => this.context.tree.lookup(path));
    return entry?.type === 'file' && (entry.mode & 0o022) !== 0;
  }

  /** `path` with every link replaced by where it leads; `undefined` where nothing is there that can be seen. */
  realPath(path: string): string | undefined {
    return this.#quietly(() => this.context.tree.canonical(path));
  }

  /** Where a link at `path` leads, as written; `undefined` where there is no link. */
  link(path: string): string | undefined {
    return this.#quietly(() => this.context.tree.lookupLink(path))?.link;
  }

  /** Names in a directory, sorted; none where it is not there. */
  names(directory: string): readonly string[] {
    return (this.#quietly(() => this.context.tree.list(directory)) ?? []).slice(0, MOST_NAMES);
  }

  /** Paths that a pattern of glob(7) leads to, sorted as glob(3) sorts them in the C locale. */
  glob(pattern: string): readonly string[] {
    let found: readonly string[] = [''];
    for (const part of pattern.split('/').filter((name) => name !== '')) {
      if (!/[*?[]/.test(part)) found = found.map((path) => `${path}/${part}`);
      else {
        found = found.flatMap((path) =>
          this.names(path === '' ? '/' : path)
            .filter((name) => matchesName(name, part))
            .map((name) => `${path}/${name}`),
        );
      }
      if (found.length > MOST_NAMES) found = found.slice(0, MOST_NAMES);
    }
    return found.filter((path) => this.exists(path)).sort();
  }

  /** Files that belong to the configuration and were not among those that the walk read. */
  get problems(): readonly Problem[] {
    return [...this.#unread.values()];
  }

  /** Every file that was read, by its real path. */
  all(): readonly string[] {
    return [...this.context.files.keys()];
  }

  #noteUnread(path: string): void {
    const entry = this.#quietly(() => this.context.tree.lookup(path));
    const known = this.context.problems.some((problem) => problem.path === entry?.path);
    if (entry?.type !== 'file' || known) return;
    const message = `${path} belongs to the configuration, but lies where no such file is looked for`;
    this.#unread.set(path, { path, reason: 'unsupported', message });
  }

  /** Below /etc a package may have been overruled by hand, which the digest tells; elsewhere nobody edits its files. */
  #owner(real: string, md5: string): string | undefined {
    const owner = this.context.owner(real);
    if (owner === undefined) return undefined;
    const original = this.context.original(real);
    if (original !== undefined) return original === md5 ? owner : undefined;
    return /^\/(usr|lib)\//.test(real) && !real.startsWith('/usr/local/') ? owner : undefined;
  }

  #quietly<T>(look: () => T | undefined): T | undefined {
    try {
      return look();
    } catch (error) {
      if (error instanceof UnreadableError) return undefined;
      throw error;
    }
  }
}

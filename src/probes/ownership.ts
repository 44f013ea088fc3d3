import type { FileTree } from '../model/files.js';
import type { Probe } from '../model/probe.js';
import { type Problem, problemFrom } from '../model/problem.js';
import type { BaseContext } from './context.js';

/** Answers which package owns a file, and what the file was like when the package brought it. Built when first asked: not every run needs it, and a host has 200,000 files. */
export class Ownership {
  /** What went wrong where probes told owners: a problem of the one that told, not of those that asked. */
  readonly problems = new Map<Probe, Problem>();
  #owners: Map<string, string> | undefined;
  #originals: Map<string, string> | undefined;
  #last: Directory = { named: '', real: '' };

  constructor(
    private readonly tree: FileTree,
    private readonly probes: readonly (readonly [Probe, BaseContext])[],
  ) {}

  /** Key of the package that owns the file at the real path `path`, `undefined` when none does. */
  of(path: string): string | undefined {
    this.#owners ??= this.#build((probe, context) => probe.owners?.(context));
    return this.#owners.get(path);
  }

  /** Digest of the content that a package brought for the configuration file at the real path `path`, where known. */
  original(path: string): string | undefined {
    this.#originals ??= this.#build((probe, context) => probe.originals?.(context));
    return this.#originals.get(path);
  }

  /** Databases name files as they were packed (`/lib/…`), which may be another path now (`/usr/lib/…`). */
  #build(tell: (probe: Probe, context: BaseContext) => Iterable<readonly [string, string]> | undefined) {
    const told = new Map<string, string>();
    for (const [probe, context] of this.probes) {
      try {
        for (const [path, value] of tell(probe, context) ?? []) {
          const real = this.#real(path);
          if (real !== undefined) told.set(real, value);
        }
      } catch (error) {
        this.problems.set(probe, problemFrom(error, undefined));
      }
    }
    return told;
  }

  /** Links on the way are followed, one at the end is not: a package that ships a link does not own where it leads. */
  #real(path: string): string | undefined {
    const slash = path.lastIndexOf('/');
    const last = this.#last;
    // Lists name the files of a directory one after the other.
    if (last.named.length !== slash || !path.startsWith(last.named)) this.#last = this.#directory(path.slice(0, slash));
    const { named, real } = this.#last;
    if (real === undefined) return undefined;
    return real === named ? path : `${real}${path.slice(slash)}`;
  }

  #directory(named: string): Directory {
    try {
      const real = named === '' ? '' : this.tree.canonical(named);
      return { named, real: real === '/' ? '' : real };
    } catch {
      // Below a directory that could not be read: nobody can ask for its files either.
      return { named, real: undefined };
    }
  }
}

/** A directory as a database names it, and its real path, empty for the root; `undefined` where it is not there. */
interface Directory {
  readonly named: string;
  readonly real: string | undefined;
}

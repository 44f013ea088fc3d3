import type { DefinedGroup } from '../../formats/elf/defined-symbols.js';
import { unpackDefined, unpackUndefined } from '../../formats/elf/packed-symbols.js';
import { symbolHash } from '../../formats/elf/symbol-hash.js';
import { hasSymbol } from '../../formats/elf/symbol-set.js';
import type { ElfFields } from '../../model/facts/elf.js';

/** One symbol that a file wants of others. */
export interface Wanted {
  readonly name: string;
  readonly hash: number;
  readonly version: string | undefined;
  /** The library in whose version needs its version stands. */
  readonly library: string | undefined;
  readonly eager: boolean;
}

/** Unpacks the symbols of each file once, however many programs load it. */
export class SymbolTables {
  readonly #defined = new WeakMap<ElfFields, Defined>();
  readonly #wanted = new WeakMap<ElfFields, readonly Wanted[]>();

  /** What others find in the file. */
  defined(fact: ElfFields): Defined {
    const known = this.#defined.get(fact) ?? new Defined(unpackDefined(packed(fact)));
    this.#defined.set(fact, known);
    return known;
  }

  /** What the file must find in others. */
  wanted(fact: ElfFields): readonly Wanted[] {
    const known = this.#wanted.get(fact) ?? unpackWanted(fact);
    this.#wanted.set(fact, known);
    return known;
  }
}

function packed({ defined, oldestVersion, eager, lazy }: ElfFields): Parameters<typeof unpackDefined>[0] {
  return {
    ...(defined === undefined ? {} : { defined }),
    ...(oldestVersion === undefined ? {} : { oldestVersion }),
    ...(eager === undefined ? {} : { eager }),
    ...(lazy === undefined ? {} : { lazy }),
  };
}

function unpackWanted(fact: ElfFields): Wanted[] {
  return unpackUndefined(packed(fact)).flatMap(({ binding, version, library, names }) =>
    binding === 'optional'
      ? []
      : names.map((name) => ({ name, hash: symbolHash(name), version, library, eager: binding === 'eager' })),
  );
}

/** The symbols that one file defines, found as glibc finds them (elf/dl-lookup.c, check_match). */
class Defined {
  readonly #byVersion = new Map<string, Uint32Array[]>();
  readonly #unversioned: Uint32Array[] = [];
  readonly #visible: Uint32Array[] = [];
  readonly #all: Uint32Array[] = [];

  constructor(groups: readonly DefinedGroup[]) {
    for (const { version, hidden, oldest, hashes } of groups) {
      this.#all.push(hashes);
      if (version === undefined && !hidden) this.#unversioned.push(hashes);
      if (version === undefined || oldest || !hidden) this.#visible.push(hashes);
      if (version === undefined) continue;
      const known = this.#byVersion.get(version);
      if (known === undefined) this.#byVersion.set(version, [hashes]);
      else known.push(hashes);
    }
  }

  /** Whether glibc takes a symbol of this file for the reference. */
  answers({ hash, version }: Wanted): boolean {
    if (version === undefined) return holds(this.#visible, hash);
    const exact = this.#byVersion.get(version);
    return (exact !== undefined && holds(exact, hash)) || holds(this.#unversioned, hash);
  }

  /** Whether the file defines the name under any version: all that musl asks. */
  names({ hash }: Wanted): boolean {
    return holds(this.#all, hash);
  }
}

function holds(sets: readonly Uint32Array[], hash: number): boolean {
  return sets.some((set) => hasSymbol(set, hash));
}

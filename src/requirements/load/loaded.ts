import type { ElfRecord } from '../files/record.js';

/** A file that the loader has mapped for a process. */
export interface Loaded {
  readonly record: ElfRecord;
  /** Every name by which it was asked for, and its soname once that matched one. */
  readonly names: Set<string>;
  /** Who asked for it first; `undefined` for the program itself and what is preloaded. */
  readonly by: Loaded | undefined;
}

/** What came of looking for one library. */
export type Search =
  | { readonly kind: 'found'; readonly record: ElfRecord }
  | {
      readonly kind: 'missing';
      readonly searched: readonly string[];
      /** Files of the name that cannot be used, and why. */
      readonly passedOver: readonly string[];
      /** One of them is of another width: then glibc says so instead of that there is none. */
      readonly otherClass: boolean;
    }
  | { readonly kind: 'refused'; readonly path: string; readonly cause: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** How one C library's loader finds libraries. */
export interface LoaderModel {
  readonly family: 'glibc' | 'musl';
  /** The loader's own file, which is in every process. */
  readonly self: ElfRecord;
  /** What is loaded before the program's own libraries. */
  readonly preloads: readonly string[];
  /** Whether a mapped file is what `name` asks for, without looking at the file system. */
  isLoaded(object: Loaded, name: string): boolean;
  find(name: string, by: Loaded, program: Loaded): Search;
}

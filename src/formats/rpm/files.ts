import { RpmFormatError, type RpmHeader, Tag } from './header.js';

/**
 * The files of a package, packed as the header packs them: a database of a whole distribution names some hundred
 * thousand, and most of them are never asked for. {@link fileNames} spells them out.
 */
export type FileList =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'split';
      /** File names without directory, each ended by NUL. */
      readonly baseNames: string;
      /** Directories, each with its trailing slash. */
      readonly directories: readonly string[];
      /** For every file the place of its directory in `directories`. */
      readonly indexes: Uint32Array;
      /** `rpmfileState` of every file; empty where the database keeps none. */
      readonly states: Uint8Array;
    }
  /** What rpm before version 4 wrote: whole paths, each ended by NUL. */
  | { readonly kind: 'whole'; readonly paths: string; readonly states: Uint8Array };

/** Longest path that Linux accepts (PATH_MAX); nothing longer can be a file's name. */
const MAX_PATH = 4096;
/** Paths may be this many times as long as the header: real ones stay below 5, forged ones would fill the memory. */
const MAX_GROWTH = 16;

/** States of files that are on disk as this package's: rpm's `RPMFILE_IS_INSTALLED` (normal, netshared). */
const INSTALLED: readonly number[] = [0, 3];

/**
 * Reads BASENAMES, DIRNAMES and DIRINDEXES, or OLDFILENAMES.
 * Throws {@link RpmFormatError} when they do not fit together.
 */
export function readFileList(header: RpmHeader): FileList {
  const baseNames = header.stringRegion(Tag.baseNames);
  const states = header.chars(Tag.fileStates);
  if (baseNames === '') {
    const paths = header.stringRegion(Tag.oldFileNames);
    return paths === '' ? { kind: 'none' } : { kind: 'whole', paths, states };
  }
  const directories = header.strings(Tag.directoryNames);
  const indexes = header.numbers(Tag.directoryIndexes);
  checkIndexes(baseNames, directories, indexes);
  return { kind: 'split', baseNames, directories, indexes, states };
}

function checkIndexes(baseNames: string, directories: readonly string[], indexes: Uint32Array): void {
  let files = 0;
  for (let end = baseNames.indexOf('\0'); end >= 0; end = baseNames.indexOf('\0', end + 1)) files++;
  if (files !== indexes.length) {
    throw new RpmFormatError(`${files} file names (tag ${Tag.baseNames}) but ${indexes.length} directory indexes`);
  }
  let length = baseNames.length;
  for (const index of indexes) {
    const directory = directories[index];
    if (directory === undefined) {
      throw new RpmFormatError(
        `directory index ${index} (tag ${Tag.directoryIndexes}) of ${directories.length} directories`,
      );
    }
    if (directory.length > MAX_PATH) throw new RpmFormatError(`a directory name of ${directory.length} characters`);
    length += directory.length;
  }
  const stored = baseNames.length + 4 * files + directories.reduce((sum, directory) => sum + directory.length, 0);
  if (length > MAX_GROWTH * stored + MAX_PATH)
    throw new RpmFormatError(`${files} paths of ${length} characters together`);
}

/**
 * Whole paths of the files that the package has on disk, in the order of the header. Files that were left out at
 * installation, or that another package has replaced since, are not among them: `rpm -qf` does not count them either.
 */
export function* fileNames(list: FileList): Generator<string> {
  if (list.kind === 'none') return;
  const names = list.kind === 'split' ? list.baseNames : list.paths;
  let start = 0;
  for (let i = 0; start < names.length; i++) {
    const end = names.indexOf('\0', start);
    const directory = list.kind === 'split' ? (list.directories[list.indexes[i] ?? 0] ?? '') : '';
    if (INSTALLED.includes(list.states[i] ?? 0)) yield directory + names.slice(start, end);
    start = end + 1;
  }
}

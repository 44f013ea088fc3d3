import { type FileList, readFileList } from './files.js';
import { RpmFormatError, type RpmHeader, Tag } from './header.js';

/** What an rpm header says of an installed package. */
export interface RpmPackage {
  readonly name: string;
  /** Absent where the header has none, which orders like 0. */
  readonly epoch: number | undefined;
  readonly version: string;
  readonly release: string;
  /** Absent for pseudo packages such as imported keys. */
  readonly architecture: string | undefined;
  readonly vendor: string | undefined;
  /** File name of the source package, such as `util-linux-2.32.1-42.el8_8.src.rpm`. */
  readonly sourceRpm: string | undefined;
  /** Names of the capabilities that it provides, as stored. */
  readonly provides: readonly string[];
  readonly files: FileList;
}

/** A source package's name and `version-release`. */
export interface SourcePackage {
  readonly name: string;
  readonly version: string;
}

const NO_ARCHITECTURE = '(none)';

/**
 * The package that a header describes. Faults in its file list and its provides leave these empty and are added to
 * `faults`; without a name, version or release it throws {@link RpmFormatError}.
 */
export function readPackage(header: RpmHeader, faults: Error[]): RpmPackage {
  const name = required(header, Tag.name, 'name');
  const architecture = header.string(Tag.architecture);
  const orEmpty = <T>(read: () => T, empty: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RpmFormatError)) throw error;
      faults.push(new RpmFormatError(`package ${name}: ${error.message}`));
      return empty;
    }
  };
  return {
    name,
    epoch: header.number(Tag.epoch),
    version: required(header, Tag.version, 'version'),
    release: required(header, Tag.release, 'release'),
    architecture: architecture === NO_ARCHITECTURE ? undefined : architecture,
    vendor: header.string(Tag.vendor),
    sourceRpm: header.string(Tag.sourceRpm),
    provides: orEmpty(() => header.strings(Tag.provideName), []),
    files: orEmpty(() => readFileList(header), { kind: 'none' }),
  };
}

function required(header: RpmHeader, tag: number, what: string): string {
  const value = header.string(tag);
  if (value === undefined || value === '') throw new RpmFormatError(`a header without a ${what} (tag ${tag})`);
  return value;
}

/** `[epoch:]version-release`; an epoch of 0 is left out, as it orders like none. */
export function wholeVersion(rpm: Pick<RpmPackage, 'epoch' | 'version' | 'release'>): string {
  const epoch = rpm.epoch === undefined || rpm.epoch === 0 ? '' : `${rpm.epoch}:`;
  return `${epoch}${rpm.version}-${rpm.release}`;
}

/** Name and version in a source package's file name; `undefined` when it is no `name-version-release.src.rpm`. */
export function sourcePackage(fileName: string): SourcePackage | undefined {
  const suffix = ['.nosrc.rpm', '.src.rpm'].find((end) => fileName.endsWith(end));
  if (suffix === undefined) return undefined;
  const stem = fileName.slice(0, -suffix.length);
  const release = stem.lastIndexOf('-');
  const version = stem.lastIndexOf('-', release - 1);
  if (version < 1 || release <= version) return undefined;
  return { name: stem.slice(0, version), version: stem.slice(version + 1) };
}

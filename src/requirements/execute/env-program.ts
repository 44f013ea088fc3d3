import type { Snapshot } from '../../model/snapshot.js';
import type { FileRecord } from '../files/record.js';

/** What an implementation of `env` makes of its argument. */
export interface EnvProgram {
  /** It knows `-S`: coreutils since 8.30, FreeBSD; BusyBox does not. */
  readonly splits: boolean;
  /** What a carriage return is to its `-S`: a blank since coreutils 9.0, part of a word before. */
  readonly carriageReturn: 'blank' | 'text' | 'unknown';
}

/** Judges `env` by the file that it really is, and by the package that brings it. */
export function envProgram(target: Snapshot, file: FileRecord): EnvProgram {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (name.startsWith('busybox') || name.startsWith('toybox')) return { splits: false, carriageReturn: 'text' };
  const release = coreutilsRelease(target);
  if (release === undefined) return { splits: true, carriageReturn: 'unknown' };
  const [major, minor] = release;
  return {
    splits: major > 8 || (major === 8 && minor >= 30),
    carriageReturn: major >= 9 ? 'blank' : 'text',
  };
}

function coreutilsRelease(target: Snapshot): readonly [major: number, minor: number] | undefined {
  const packages = Object.hasOwn(target.sections, 'packages') ? target.sections.packages : undefined;
  for (const { name, version } of Object.values(packages?.facts ?? {})) {
    if (name !== 'coreutils' && name !== 'coreutils-single') continue;
    const match = /^(?:\d+:)?(\d+)\.(\d+)/.exec(String(version));
    if (match !== null) return [Number(match[1]), Number(match[2])];
  }
  return undefined;
}

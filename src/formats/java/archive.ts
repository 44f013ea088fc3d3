import { constants, inflateRawSync } from 'node:zlib';
import { classVersion } from './class-file.js';
import { ClassFileError, readClass } from './class-reader.js';
import { type Uses, usesOf } from './main-path.js';

/** An archive is not what it says. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** What an archive of classes holds. */
export interface JavaArchive extends Partial<Uses> {
  readonly classes: number;
  /** Packages of its classes, with slashes, sorted. */
  readonly packages?: string[];
  /** It has archives inside. */
  readonly nested?: true;
  readonly classVersion?: number;
  readonly mainClass?: string;
  /** Of the main class alone. */
  readonly mainVersion?: number;
  /** Class-Path of the manifest, as written. */
  readonly classPath?: string[];
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 200_000;
/** Enough of a packed class for its first eight bytes. */
const CLASS_SLICE = 256;
const MAX_MANIFEST = 64 * 1024;
const MAX_CLASS = 1024 * 1024;

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * Reads a jar, war or ear by its central directory (APPNOTE.TXT 4.3): the manifest, the main class, and of each other class
 * the first bytes; no other member is unpacked whole. Classes for newer releases alone (`META-INF/versions`) do not count.
 * Throws {@link ArchiveError}.
 */
export function readJavaArchive(bytes: Uint8Array): JavaArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const classes = new Map<string, Member>();
  let manifest = '';
  let nested = false;
  for (const member of members(bytes, view)) {
    const { name } = member;
    if (name === 'META-INF/MANIFEST.MF') manifest = unfolded(start(bytes, view, member, MAX_MANIFEST));
    else if (/\.[jw]ar$/.test(name)) nested = true;
    else if (isOrdinary(name)) classes.set(name, member);
  }
  let highest = 0;
  for (const member of classes.values()) {
    highest = Math.max(highest, classVersion(start(bytes, view, member, CLASS_SLICE)) ?? 0);
  }
  const packages = new Set([...classes.keys()].map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  const mainClass = /^Main-Class:\s*(\S+)/m.exec(manifest)?.[1];
  const main = classes.get(`${mainClass?.replaceAll('.', '/')}.class`);
  const classPath = /^Class-Path:\s*(\S.*)$/m.exec(manifest)?.[1]?.trim().split(/\s+/);
  return {
    classes: classes.size,
    ...(classes.size === 0 ? {} : { packages: [...packages].sort() }),
    ...(nested ? { nested } : {}),
    ...(highest === 0 ? {} : { classVersion: highest }),
    ...(mainClass === undefined ? {} : { mainClass }),
    ...(main === undefined ? {} : mainOf(start(bytes, view, main, MAX_CLASS))),
    ...(classPath === undefined ? {} : { classPath }),
  };
}

/** A class that any runtime loads from here. */
function isOrdinary(name: string): boolean {
  return name.endsWith('.class') && !name.startsWith('META-INF/') && !name.endsWith('module-info.class');
}

function mainOf(bytes: Uint8Array): Pick<JavaArchive, 'mainVersion' | 'sure' | 'perhaps'> {
  const version = classVersion(bytes);
  if (version === undefined) return {};
  try {
    return { mainVersion: version, ...usesOf(readClass(bytes)) };
  } catch (error) {
    if (error instanceof ClassFileError) return { mainVersion: version };
    throw error;
  }
}

function* members(bytes: Uint8Array, view: DataView): Iterable<Member> {
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (at === 0xffffffff) throw new ArchiveError('is a ZIP64 archive, which is not read');
  for (let left = Math.min(count, MAX_ENTRIES); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw new ArchiveError('has a directory that is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, Math.min(nameLength, bytes.length - at - 46));
    yield {
      name: name.toString('utf8'),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  throw new ArchiveError('has no directory: it is no archive, or cut short');
}

/** The beginning of a member: of what is packed at most `slice` bytes are looked at. */
function start(bytes: Uint8Array, view: DataView, { name, method, packed, offset }: Member, slice: number): Uint8Array {
  if (offset + 30 > bytes.length) throw new ArchiveError(`says that ${name} lies behind its end`);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(from, Math.min(bytes.length, from + Math.min(packed, slice)));
  if (method === 0) return data;
  if (method !== 8) throw new ArchiveError(`packs ${name} in a way that Java does not know (${method})`);
  try {
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 });
  } catch (error) {
    throw new ArchiveError(`does not unpack ${name}: ${(error as Error).message}`);
  }
}

/** The text of a manifest with its continued lines joined (JAR file specification). */
function unfolded(manifest: Uint8Array): string {
  return Buffer.from(manifest)
    .toString('utf8')
    .replace(/\r?\n /g, '')
    .replaceAll('\r', '');
}

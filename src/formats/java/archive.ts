import { classVersion } from './class-file.js';
import { ClassFileError, readClass } from './class-reader.js';
import { type Uses, usesOf } from './main-path.js';
import { type Inner, isOrdinary, readInner } from './nested.js';
import { type Member, members, startOf } from './zip.js';

/** What an archive of classes holds. */
export interface JavaArchive extends Partial<Uses> {
  readonly classes: number;
  /** Packages of its classes, with slashes, sorted. */
  readonly packages?: string[];
  /** It has archives inside. */
  readonly nested?: true;
  /** What is known of these. */
  readonly inner?: Inner;
  readonly classVersion?: number;
  readonly mainClass?: string;
  /** Of the main class alone. */
  readonly mainVersion?: number;
  /** Classes that the main class uses of packages that are here, and that are not here. */
  readonly elsewhere?: string[];
  /** Class-Path of the manifest, as written. */
  readonly classPath?: string[];
}

/** Enough of a packed class for its first eight bytes. */
const CLASS_SLICE = 256;
const MAX_MANIFEST = 64 * 1024;
const MAX_CLASS = 1024 * 1024;

/**
 * Reads a jar, war or ear by its central directory (APPNOTE.TXT 4.3): the manifest, the main class, of each other class the
 * first bytes, and archives inside; no other member is unpacked whole. Classes for newer releases alone (`META-INF/versions`) do not count.
 * Throws {@link ArchiveError}.
 */
export function readJavaArchive(bytes: Uint8Array): JavaArchive {
  const classes = new Map<string, Member>();
  let manifest = '';
  const nested: Member[] = [];
  for (const member of members(bytes)) {
    const { name } = member;
    if (name === 'META-INF/MANIFEST.MF') manifest = unfolded(startOf(bytes, member, MAX_MANIFEST));
    else if (/\.[jw]ar$/.test(name)) nested.push(member);
    else if (isOrdinary(name)) classes.set(name, member);
  }
  let highest = 0;
  for (const member of classes.values()) {
    highest = Math.max(highest, classVersion(startOf(bytes, member, CLASS_SLICE)) ?? 0);
  }
  const packages = new Set([...classes.keys()].map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  const mainClass = /^Main-Class:\s*(\S+)/im.exec(manifest)?.[1];
  const main = classes.get(`${mainClass?.replaceAll('.', '/')}.class`);
  const uses = main === undefined ? {} : mainOf(startOf(bytes, main, MAX_CLASS));
  const elsewhere = missingOf(uses, packages, classes);
  const classPath = /^Class-Path:\s*(\S.*)$/im.exec(manifest)?.[1]?.trim().split(/\s+/);
  return {
    classes: classes.size,
    ...(classes.size === 0 ? {} : { packages: [...packages].sort() }),
    ...(nested.length === 0 ? {} : { nested: true, inner: readInner(bytes, nested) }),
    ...(highest === 0 ? {} : { classVersion: highest }),
    ...(mainClass === undefined ? {} : { mainClass }),
    ...uses,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    ...startedVersion(bytes, manifest, classes, main),
    ...(classPath === undefined ? {} : { classPath }),
  };
}

/** Where launchers keep the classes that they start: of Spring Boot, and of a war. */
const LAUNCHED = ['BOOT-INF/classes/', 'WEB-INF/classes/'];

/** A launcher starts the class that Start-Class names (Spring Boot, executable jars): the newer of the two counts. */
function startedVersion(
  bytes: Uint8Array,
  manifest: string,
  classes: ReadonlyMap<string, Member>,
  main: Member | undefined,
): Pick<JavaArchive, 'mainVersion'> {
  const name = /^Start-Class:\s*(\S+)/m.exec(manifest)?.[1]?.replaceAll('.', '/');
  const started = LAUNCHED.map((place) => classes.get(`${place}${name}.class`)).find((member) => member !== undefined);
  if (started === undefined) return {};
  const versions = [started, ...(main === undefined ? [] : [main])].map(
    (member) => classVersion(startOf(bytes, member, CLASS_SLICE)) ?? 0,
  );
  return { mainVersion: Math.max(...versions) };
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

function missingOf(
  { sure = [], perhaps = [] }: Partial<Uses>,
  packages: ReadonlySet<string>,
  classes: ReadonlyMap<string, Member>,
): string[] {
  const names = [...sure, ...perhaps].map((use) => use.split(/[. ]/, 1)[0] ?? use);
  const missing = names.filter((name) => {
    const owner = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    return packages.has(owner) && !name.startsWith('[') && !classes.has(`${name}.class`);
  });
  return [...new Set(missing)].sort();
}

/** The text of a manifest with its continued lines joined (JAR file specification). */
function unfolded(manifest: Uint8Array): string {
  return Buffer.from(manifest)
    .toString('utf8')
    .replace(/\r?\n /g, '')
    .replaceAll('\r', '');
}

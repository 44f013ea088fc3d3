const MAGIC = 0xcafebabe;
/** Mach-O programs for several machines begin alike; their second word counts a few machines, where classes have 45 and up. */
const LEAST = 45;

/** Major version of a class file by its first eight bytes (JVM specification, 4.1); `undefined` for anything else. */
export function classVersion(head: Uint8Array): number | undefined {
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const major = view.getUint16(6);
  return view.getUint32(0) === MAGIC && major >= LEAST ? major : undefined;
}

/** The release of Java that class files of a major version need at least: 61 → 17. */
export function releaseForClasses(major: number): number {
  return major - 44;
}

/** The feature release of a version: 17 of `17.0.9`, 8 of `1.8.0_392`; `undefined` where it is none. */
export function featureRelease(version: string): number | undefined {
  const number = /^(?:1\.)?(\d+)/.exec(version)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The magic number of an archive (glibc, locale/locarchive.h). */
const MAGIC = 0xde020109;

/** Size of the header: fourteen 32-bit words. */
const HEADER = 56;

/** More text than this is no list of names. */
const MOST = 1 << 20;

/** Where an archive has the names of its locales; `undefined` for what is no archive of this machine's byte order. */
export function localeNames(head: Uint8Array): { readonly offset: number; readonly length: number } | undefined {
  if (head.length < HEADER) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return undefined;
  const [offset, length] = [view.getUint32(20, true), view.getUint32(24, true)];
  return length > MOST ? undefined : { offset, length };
}

/** The names in the bytes at {@link localeNames}: strings that end in a zero byte, sorted, each once. */
export function parseLocaleNames(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const names = text.split('\0').filter((name) => /^[A-Za-z0-9][\w.@-]*$/.test(name));
  return [...new Set(names)].sort();
}

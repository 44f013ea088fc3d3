const JKS = 0xfeedfeed;

/**
 * How many entries a key store of the format JKS says it has, by its first twelve bytes; `undefined` for another format:
 * PKCS#12, which only counting all of it would tell.
 */
export function keystoreEntries(head: Uint8Array): number | undefined {
  if (head.length < 12) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(0) === JKS ? view.getUint32(8) : undefined;
}

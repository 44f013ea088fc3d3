/** Bytes at the beginning of `lib/modules` that say how long its index is. */
export const IMAGE_HEADER = 28;

const MAGIC = 0xcafedada;
const MAX_INDEX = 64 * 1024 * 1024;
/** Kinds of the attributes of a location. */
const [END, MODULE, PARENT, , EXTENSION] = [0, 1, 2, 3, 4];

/**
 * How many bytes of a runtime image hold its index (OpenJDK, `jdk.internal.jimage.ImageHeader`); `undefined` when these
 * first bytes are of anything else.
 */
export function imageIndexBytes(head: Uint8Array): number | undefined {
  if (head.length < IMAGE_HEADER) return undefined;
  const header = headerOf(head);
  if (header === undefined) return undefined;
  const size = IMAGE_HEADER + header.slots * 8 + header.locations + header.strings;
  return size > MAX_INDEX ? undefined : size;
}

/** The packages of the classes in a runtime image, with slashes, sorted. Empty for an index that is damaged. */
export function imagePackages(index: Uint8Array): string[] {
  const header = index.length < IMAGE_HEADER ? undefined : headerOf(index);
  if (header === undefined || index.length < (imageIndexBytes(index) ?? Number.POSITIVE_INFINITY)) return [];
  const offsets = IMAGE_HEADER + header.slots * 4;
  const locations = offsets + header.slots * 4;
  const strings = index.subarray(locations + header.locations, locations + header.locations + header.strings);
  const little = header.little;
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  const parents = new Set<number>();
  const classExtension = Buffer.from(strings).indexOf('\0class\0') + 1;
  for (let slot = 0; slot < header.slots; slot++) {
    const offset = view.getUint32(offsets + slot * 4, little);
    if (offset >= header.locations) continue;
    const attributes = attributesOf(index, locations + offset, locations + header.locations);
    const isClass = textAt(strings, attributes[EXTENSION] ?? 0, classExtension) === 'class';
    if (isClass && (attributes[MODULE] ?? 0) !== 0) parents.add(attributes[PARENT] ?? 0);
  }
  return [...new Set([...parents].map((parent) => textAt(strings, parent)))].filter((name) => name !== '').sort();
}

interface Header {
  readonly little: boolean;
  readonly slots: number;
  readonly locations: number;
  readonly strings: number;
}

/** Images are written in the order of bytes of the machine. */
function headerOf(head: Uint8Array): Header | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const little = view.getUint32(0, true) === MAGIC;
  if (!little && view.getUint32(0) !== MAGIC) return undefined;
  const [slots, locations, strings] = [16, 20, 24].map((at) => view.getUint32(at, little));
  return { little, slots: slots ?? 0, locations: locations ?? 0, strings: strings ?? 0 };
}

/** A location: bytes of a kind and a length each, and the number in as many bytes, the highest first. */
function attributesOf(bytes: Uint8Array, start: number, end: number): number[] {
  const attributes: number[] = [];
  for (let at = start; at < end; ) {
    const byte = bytes[at] ?? 0;
    const [kind, length] = [byte >> 3, (byte & 7) + 1];
    if (kind === END) break;
    let value = 0;
    for (let step = 1; step <= length; step++) value = value * 256 + (bytes[at + step] ?? 0);
    attributes[kind] = value;
    at += 1 + length;
  }
  return attributes;
}

function textAt(strings: Uint8Array, at: number, known?: number): string {
  if (at === known) return 'class';
  const end = strings.indexOf(0, at);
  return Buffer.from(strings.subarray(at, end < 0 ? at : end)).toString('utf8');
}

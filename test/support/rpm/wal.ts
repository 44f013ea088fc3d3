/** How a write-ahead log is written. */
export interface WalOptions {
  readonly bigEndianSums?: boolean;
  readonly salts?: readonly [number, number];
}

/** One frame: a page, and after a commit the number of pages of the database. */
export interface Frame {
  readonly page: number;
  readonly content: Uint8Array;
  readonly commit?: number;
}

/** A write-ahead log with these frames, in the "WAL-mode File Format". */
export function walFile(pageSize: number, frames: readonly Frame[], options: WalOptions = {}): Uint8Array {
  const salts = options.salts ?? [0x12345678, 0x9abcdef0];
  const big = options.bigEndianSums ?? false;
  const header = Buffer.alloc(32);
  [big ? 0x377f0683 : 0x377f0682, 3007000, pageSize, 0, ...salts].forEach((word, i) => {
    header.writeUInt32BE(word, 4 * i);
  });
  let sums = checksum(header.subarray(0, 24), [0, 0], big);
  header.writeUInt32BE(sums[0], 24);
  header.writeUInt32BE(sums[1], 28);
  const parts = [header];
  for (const { page, content, commit = 0 } of frames) {
    const head = Buffer.alloc(24);
    [page, commit, ...salts].forEach((word, i) => {
      head.writeUInt32BE(word, 4 * i);
    });
    sums = checksum(content, checksum(head.subarray(0, 8), sums, big), big);
    head.writeUInt32BE(sums[0], 16);
    head.writeUInt32BE(sums[1], 20);
    parts.push(head, Buffer.from(content));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The frames that make `after` out of `before`, the last of them a commit. */
export function changedPages(pageSize: number, before: Uint8Array, after: Uint8Array): Frame[] {
  const count = after.length / pageSize;
  const frames: { page: number; content: Uint8Array; commit?: number }[] = [];
  for (let i = 0; i < count; i++) {
    const content = after.subarray(i * pageSize, (i + 1) * pageSize);
    const old = before.subarray(i * pageSize, (i + 1) * pageSize);
    if (Buffer.compare(content, old) !== 0) frames.push({ page: i + 1, content });
  }
  const last = frames.at(-1);
  if (last !== undefined) last.commit = count;
  return frames;
}

function checksum(bytes: Uint8Array, sums: readonly [number, number], big: boolean): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [first, second] = sums;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + view.getUint32(at, !big) + second) >>> 0;
    second = (second + view.getUint32(at + 4, !big) + first) >>> 0;
  }
  return [first, second];
}

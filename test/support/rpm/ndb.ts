const PAGE = 4096;
const BLOCK = 16;

/** An ndb `Packages.db` with these headers, numbered from 1, as rpm's `rpmpkg.c` lays it out. */
export function ndbDatabase(headers: readonly Uint8Array[], slotPages = 1): Uint8Array {
  const slots = Buffer.alloc(slotPages * PAGE);
  for (let at = 32; at < slots.length; at += 16) slots.write('Slot', at, 'latin1');
  slots.write('RpmP', 0, 'latin1');
  slots.writeUInt32LE(1, 8);
  slots.writeUInt32LE(slotPages, 12);
  slots.writeUInt32LE(headers.length + 1, 16);
  const blobs: Buffer[] = [];
  let block = slots.length / BLOCK;
  headers.forEach((header, i) => {
    const blob = ndbBlob(i + 1, header);
    const slot = 32 + 16 * i;
    slots.writeUInt32LE(i + 1, slot + 4);
    slots.writeUInt32LE(block, slot + 8);
    slots.writeUInt32LE(blob.length / BLOCK, slot + 12);
    block += blob.length / BLOCK;
    blobs.push(blob);
  });
  return new Uint8Array(Buffer.concat([slots, ...blobs]));
}

function ndbBlob(index: number, header: Uint8Array): Buffer {
  const size = 16 + header.length + 12;
  const blob = Buffer.alloc(Math.ceil(size / BLOCK) * BLOCK);
  blob.write('BlbS', 0, 'latin1');
  blob.writeUInt32LE(index, 4);
  blob.writeUInt32LE(header.length, 12);
  blob.set(header, 16);
  const tail = blob.length - 12;
  blob.writeUInt32LE(adler32(blob.subarray(0, tail)), tail);
  blob.writeUInt32LE(header.length, tail + 4);
  blob.write('BlbE', tail + 8, 'latin1');
  return blob;
}

/** RFC 1950, section 8. */
function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

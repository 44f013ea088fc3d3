import { type ElfImage, openElf } from '../../../src/formats/elf/image.js';
import { SegmentType } from '../../../src/formats/elf/segments.js';
import { buildElf } from './build.js';
import { memorySource } from './source.js';
import type { ElfSpec } from './spec.js';

/** An ELF file of this kind, opened. */
export function openSpec(spec: ElfSpec): ElfImage {
  return openElf(memorySource(buildElf(spec)));
}

/**
 * The same after `change` has been at its bytes; `at` gives where in the file the table lies that a dynamic entry names,
 * `image` is the file as it was.
 */
export function openBroken(
  spec: ElfSpec,
  change: (bytes: Buffer, at: (tag: number) => number, image: ElfImage) => void,
): ElfImage {
  const bytes = buildElf(spec);
  const image = openElf(memorySource(bytes));
  change(bytes, (tag) => image.space.locate(image.dynamic?.get(tag) ?? Number.NaN, 'table').offset, image);
  return openElf(memorySource(bytes));
}

/** Gives a dynamic entry of a 64-bit little-endian file another value. */
export function setTag(bytes: Buffer, image: ElfImage, tag: number, value: number): void {
  const dynamic = image.segments.find(({ type }) => type === SegmentType.dynamic);
  if (dynamic === undefined) throw new Error('the file has no dynamic section');
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.fileSize; at += 16) {
    if (bytes.readUInt32LE(at) === tag) bytes.writeBigUInt64LE(BigInt(value), at + 8);
  }
}

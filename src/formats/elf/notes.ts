import type { Bytes } from './bytes.js';
import type { ElfHeader } from './header.js';
import type { ElfImage } from './image.js';
import { EM_386, EM_X86_64 } from './machine.js';
import { type Segment, SegmentType } from './segments.js';

const NT_GNU_ABI_TAG = 1;
const NT_GNU_BUILD_ID = 3;
const NT_GNU_PROPERTY = 5;
/** GNU_PROPERTY_X86_ISA_1_NEEDED (x86-64 psABI, "Linux Extensions to gABI"). */
const X86_ISA_NEEDED = 0xc0008002;
const ABI_TAG_LINUX = 0;
const GNU = 0x554e47;
const LITTLE_GNU = 0x474e5500;
/** Notes are some hundred bytes; a segment that claims more is read no further. */
const MAX_NOTES = 64 * 1024;

/** What the file's notes ask of the machine, and which build it is. */
export interface Notes {
  /** x86-64 microarchitecture level that the file needs (1 to 4), by its GNU property note. */
  readonly isaLevel?: number;
  /** Oldest Linux kernel that it runs on, by its ABI tag: `3.2.0`. */
  readonly minimumKernel?: string;
  /** In hexadecimal. */
  readonly buildId?: string;
}

/** What the notes say. A broken note is passed over, as the loader does. Throws {@link ElfError} for one outside the file. */
export function readNotes(image: ElfImage): Notes {
  const notes: { isaLevel?: number; minimumKernel?: string; buildId?: string } = {};
  for (const segment of image.segments) {
    if (segment.type !== SegmentType.note && segment.type !== SegmentType.gnuProperty) continue;
    for (const { type, description } of gnuNotes(image, segment)) {
      if (type === NT_GNU_ABI_TAG && description.length >= 16 && description.u32(0) === ABI_TAG_LINUX) {
        notes.minimumKernel = [4, 8, 12].map((at) => description.u32(at)).join('.');
      } else if (type === NT_GNU_BUILD_ID) {
        notes.buildId = Buffer.from(description.data).toString('hex');
      } else if (type === NT_GNU_PROPERTY) {
        const level = isaLevel(description, image.header);
        if (level !== undefined) notes.isaLevel = level;
      }
    }
  }
  return notes;
}

/** The notes of the name GNU in a segment: sizes of name and description, type, name, description (gABI, "Note Section"). */
function* gnuNotes(image: ElfImage, segment: Segment) {
  const bytes = image.bytes(segment.offset, Math.min(segment.fileSize, MAX_NOTES), 'note segment');
  const align = segment.align === 8 ? 8 : 4;
  for (let at = 0; at + 12 <= bytes.length; ) {
    const [nameSize, size, type] = [bytes.u32(at), bytes.u32(at + 4), bytes.u32(at + 8)];
    const start = roundUp(at + 12 + nameSize, align);
    if (start + size > bytes.length) return;
    if (nameSize === 4 && isGnu(bytes.u32(at + 12))) {
      yield { type, description: image.bytes(segment.offset + start, size, 'note') };
    }
    at = roundUp(start + size, align);
  }
}

function isGnu(name: number): boolean {
  return name === GNU || name === LITTLE_GNU;
}

/** The highest bit of the property says the level: bit 0 is the baseline, bit 3 x86-64-v4. */
function isaLevel(properties: Bytes, { machine, class: width }: ElfHeader): number | undefined {
  if (machine !== EM_X86_64 && machine !== EM_386) return undefined;
  for (let at = 0; at + 8 <= properties.length; ) {
    const [type, size] = [properties.u32(at), properties.u32(at + 4)];
    if (type === X86_ISA_NEEDED && size >= 4 && at + 12 <= properties.length) {
      const bits = properties.u32(at + 8) & 15;
      return bits === 0 ? undefined : 32 - Math.clz32(bits);
    }
    at = roundUp(at + 8 + size, width / 8);
  }
  return undefined;
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}

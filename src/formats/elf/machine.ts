import type { ElfHeader } from './header.js';

/** e_machine → the word of uname -m, or the nearest usual name. Numbers: gABI, "ELF Header". */
const NAMES: Readonly<Record<number, string | ((header: ElfHeader) => string)>> = {
  2: 'sparc',
  3: 'i386',
  4: 'm68k',
  8: (h) => `${h.class === 64 ? 'mips64' : 'mips'}${h.littleEndian ? 'el' : ''}`,
  15: 'parisc',
  18: 'sparc',
  20: 'ppc',
  21: (h) => (h.littleEndian ? 'ppc64le' : 'ppc64'),
  22: (h) => (h.class === 64 ? 's390x' : 's390'),
  40: (h) => (h.littleEndian ? 'arm' : 'armeb'),
  42: 'sh4',
  43: 'sparc64',
  50: 'ia64',
  62: 'x86_64',
  183: (h) => (h.littleEndian ? 'aarch64' : 'aarch64_be'),
  243: (h) => (h.class === 64 ? 'riscv64' : 'riscv32'),
  247: 'bpf',
  258: (h) => (h.class === 64 ? 'loongarch64' : 'loongarch32'),
  36902: 'alpha',
};

/** Relocation types that a loader treats apart, from each processor's psABI and glibc's sysdeps/ARCH/dl-machine.h. */
const RELOCATIONS: Readonly<Record<number, RelocationTypes>> = {
  2: { jumpSlot: 21, copy: 19 },
  3: { jumpSlot: 7, copy: 5 },
  4: { jumpSlot: 21, copy: 19 },
  8: { jumpSlot: 127, copy: 126 },
  18: { jumpSlot: 21, copy: 19 },
  20: { jumpSlot: 21, copy: 19 },
  21: { jumpSlot: 21, copy: 19 },
  22: { jumpSlot: 11, copy: 9 },
  40: { jumpSlot: 22, copy: 20 },
  42: { jumpSlot: 164, copy: 162 },
  43: { jumpSlot: 21, copy: 19 },
  62: { jumpSlot: 7, copy: 5 },
  183: { jumpSlot: 1026, copy: 1024 },
  243: { jumpSlot: 5, copy: 4 },
  258: { jumpSlot: 5, copy: 4 },
  36902: { jumpSlot: 26, copy: 24 },
};

/** Numbers of the relocations that bind a function when it is first called, and that copy an object into the program. */
export interface RelocationTypes {
  readonly jumpSlot: number;
  readonly copy: number;
}

export const EM_386 = 3;
export const EM_MIPS = 8;
export const EM_S390 = 22;
export const EM_X86_64 = 62;
export const EM_ALPHA = 0x9026;

/** Name of the processor architecture that a file is for; `machine-N` for one without a usual name. */
export function machineName(header: ElfHeader): string {
  const name = NAMES[header.machine];
  if (name === undefined) return `machine-${header.machine}`;
  return typeof name === 'string' ? name : name(header);
}

/** The relocation types of a processor; `undefined` where they are not known. */
export function relocationTypes(machine: number): RelocationTypes | undefined {
  return RELOCATIONS[machine];
}

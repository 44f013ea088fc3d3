/** What a Mach-O file of a test says for one processor. */
export interface MachOSpec {
  readonly cpu?: number;
  readonly subtype?: number;
  readonly type?: number;
  readonly narrow?: boolean;
  readonly installName?: string;
  readonly loads?: readonly string[];
  readonly weak?: readonly string[];
  readonly rpaths?: readonly string[];
  /** LC_BUILD_VERSION: platform, and version in nibbles. */
  readonly built?: readonly [platform: number, minimum: number];
  /** LC_VERSION_MIN_MACOSX. */
  readonly older?: number;
}

/** A Mach-O file of one processor, by default an arm64 program. */
export function buildMachO(spec: MachOSpec = {}): Buffer {
  const commands = [
    ...(spec.installName === undefined ? [] : [named(0xd, 24, spec.installName)]),
    ...(spec.loads ?? []).map((name) => named(0xc, 24, name)),
    ...(spec.weak ?? []).map((name) => named(0x80000018, 24, name)),
    ...(spec.rpaths ?? []).map((name) => named(0x8000001c, 12, name)),
    ...(spec.built === undefined ? [] : [words(0x32, 24, ...spec.built, 0, 0)]),
    ...(spec.older === undefined ? [] : [words(0x24, 16, spec.older, 0)]),
  ];
  const body = Buffer.concat(commands);
  const header = Buffer.alloc(spec.narrow === true ? 28 : 32);
  const { cpu = 0x100000c, subtype = 0, type = 2 } = spec;
  const fields = [spec.narrow === true ? 0xfeedface : 0xfeedfacf, cpu, subtype, type, commands.length, body.length];
  for (const [at, value] of fields.entries()) header.writeUInt32LE(value, at * 4);
  return Buffer.concat([header, body]);
}

/** A universal file of these parts, each at a multiple of 16 KiB. */
export function buildUniversal(parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8 + parts.length * 20);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(parts.length, 4);
  parts.forEach((part, at) => {
    head.writeUInt32BE((at + 1) * 0x4000, 8 + at * 20 + 8);
    head.writeUInt32BE(part.length, 8 + at * 20 + 12);
  });
  const whole = Buffer.alloc((parts.length + 1) * 0x4000);
  head.copy(whole);
  for (const [at, part] of parts.entries()) part.copy(whole, (at + 1) * 0x4000);
  return whole;
}

function named(command: number, start: number, name: string): Buffer {
  const size = Math.ceil((start + name.length + 1) / 8) * 8;
  const bytes = words(command, size, start);
  bytes.write(name, start, 'latin1');
  return bytes;
}

function words(command: number, size: number, ...rest: number[]): Buffer {
  const bytes = Buffer.alloc(size);
  for (const [at, value] of [command, size, ...rest].entries()) bytes.writeUInt32LE(value, at * 4);
  return bytes;
}

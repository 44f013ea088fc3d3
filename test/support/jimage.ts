const [MODULE, PARENT, EXTENSION] = [1, 2, 4];

/** The index of a runtime image whose modules have a class in each of these packages, in either order of bytes. */
export function jimageIndex(packages: readonly string[], little = true): Buffer {
  const strings = ['', 'java.base', 'class', ...packages];
  const offsets = strings.map((_, at) => strings.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0));
  const text = Buffer.from(strings.map((one) => `${one}\0`).join(''));
  const locations = packages.map((_, at) =>
    Buffer.concat([
      attribute(MODULE, offsets[1] ?? 0),
      attribute(PARENT, offsets[at + 3] ?? 0),
      attribute(EXTENSION, offsets[2] ?? 0),
      Buffer.from([0]),
    ]),
  );
  const starts = locations.map((_, at) => locations.slice(0, at).reduce((sum, one) => sum + one.length, 0));
  const numbers = [
    ...[0xcafedada, 0x00010000, 0, packages.length, packages.length],
    ...[starts.reduce((sum, _, at) => sum + (locations[at]?.length ?? 0), 0), text.length],
    ...packages.map(() => 0),
    ...starts,
  ];
  const words = Buffer.alloc(numbers.length * 4);
  for (const [at, value] of numbers.entries()) {
    if (little) words.writeUInt32LE(value, at * 4);
    else words.writeUInt32BE(value, at * 4);
  }
  return Buffer.concat([words, ...locations, text]);
}

function attribute(kind: number | undefined, value: number): Buffer {
  return Buffer.from([((kind ?? 0) << 3) | 1, value >> 8, value & 255]);
}

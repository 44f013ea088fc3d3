/** A value of an rpm header, with the type it is stored as. */
export type HeaderValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings' | 'i18n'; readonly value: readonly string[] }
  | { readonly type: 'int32'; readonly value: readonly number[] }
  | { readonly type: 'char' | 'bin'; readonly value: readonly number[] };

/** Name, version, files and so on of a package; everything but the name has a default. */
export interface PackageValues {
  readonly name: string;
  readonly version?: string;
  readonly release?: string;
  readonly epoch?: number;
  /** `null`: the header has none. */
  readonly architecture?: string | null;
  readonly vendor?: string;
  readonly sourceRpm?: string;
  readonly provides?: readonly string[];
  readonly files?: readonly string[];
  /** One `rpmfileState` for every file. */
  readonly states?: readonly number[];
  /** Bytes of a description, to make the header longer than a page. */
  readonly padding?: number;
}

const TYPES = { char: 1, int32: 4, string: 6, bin: 7, strings: 8, i18n: 9 } as const;
const HEADER_IMMUTABLE = 63;
const DESCRIPTION = 1005;

/** The header of a package as rpm's database stores it, with the region tag that rpm puts first. */
export function packageHeader(values: PackageValues): Uint8Array {
  const { name, version = '1.0', release = '1', architecture = 'x86_64', epoch, vendor, sourceRpm, states } = values;
  const tags = new Map<number, HeaderValue>([
    [HEADER_IMMUTABLE, { type: 'bin', value: new Array<number>(16).fill(0) }],
    [1000, { type: 'string', value: name }],
    [1001, { type: 'string', value: version }],
    [1002, { type: 'string', value: release }],
  ]);
  if (epoch !== undefined) tags.set(1003, { type: 'int32', value: [epoch] });
  if (values.padding !== undefined) tags.set(DESCRIPTION, { type: 'i18n', value: ['x'.repeat(values.padding)] });
  if (vendor !== undefined) tags.set(1011, { type: 'string', value: vendor });
  if (architecture !== null) tags.set(1022, { type: 'string', value: architecture });
  if (states !== undefined) tags.set(1029, { type: 'char', value: states });
  if (sourceRpm !== undefined) tags.set(1044, { type: 'string', value: sourceRpm });
  if (values.provides !== undefined) tags.set(1047, { type: 'strings', value: values.provides });
  if (values.files !== undefined) addFiles(tags, values.files);
  return headerBlob(tags);
}

function addFiles(tags: Map<number, HeaderValue>, files: readonly string[]): void {
  const directories = [...new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)))];
  const indexes = files.map((file) => directories.indexOf(file.slice(0, file.lastIndexOf('/') + 1)));
  tags.set(1116, { type: 'int32', value: indexes });
  tags.set(1117, { type: 'strings', value: files.map((file) => file.slice(file.lastIndexOf('/') + 1)) });
  tags.set(1118, { type: 'strings', value: directories });
}

/** A header blob with these tags, in their order. */
export function headerBlob(tags: Iterable<readonly [tag: number, value: HeaderValue]>): Uint8Array {
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let size = 0;
  for (const [tag, value] of tags) {
    const { bytes, count } = encode(value);
    const gap = value.type === 'int32' ? (4 - (size % 4)) % 4 : 0;
    store.push(Buffer.alloc(gap), bytes);
    const entry = Buffer.alloc(16);
    [tag, TYPES[value.type], size + gap, count].forEach((word, i) => {
      entry.writeUInt32BE(word, 4 * i);
    });
    index.push(entry);
    size += gap + bytes.length;
  }
  const preamble = Buffer.alloc(8);
  preamble.writeUInt32BE(index.length, 0);
  preamble.writeUInt32BE(size, 4);
  return new Uint8Array(Buffer.concat([preamble, ...index, ...store]));
}

function encode(value: HeaderValue): { bytes: Buffer; count: number } {
  switch (value.type) {
    case 'string':
      return { bytes: Buffer.from(`${value.value}\0`), count: 1 };
    case 'strings':
    case 'i18n':
      return { bytes: Buffer.from(value.value.map((text) => `${text}\0`).join('')), count: value.value.length };
    case 'int32': {
      const bytes = Buffer.alloc(4 * value.value.length);
      value.value.forEach((number, i) => {
        bytes.writeUInt32BE(number, 4 * i);
      });
      return { bytes, count: value.value.length };
    }
    case 'char':
    case 'bin':
      return { bytes: Buffer.from(value.value), count: value.value.length };
  }
}

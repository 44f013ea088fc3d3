/** NODE_MODULE_VERSION by major release, from the registry of Node.js (doc/abi_version_registry.json). */
const MODULES: Readonly<Record<number, number>> = {
  8: 57,
  9: 59,
  10: 64,
  11: 67,
  12: 72,
  13: 79,
  14: 83,
  15: 88,
  16: 93,
  17: 102,
  18: 108,
  19: 111,
  20: 115,
  21: 120,
  22: 127,
  23: 131,
  24: 137,
  25: 141,
};

type Line = readonly [major: number, minor: number];

/** First releases of each line with a version of Node-API, highest first (doc/api/n-api.md). */
const NODE_API: readonly (readonly [level: number, releases: readonly Line[]])[] = [
  [
    10,
    [
      [22, 14],
      [23, 6],
    ],
  ],
  [
    9,
    [
      [18, 17],
      [20, 3],
    ],
  ],
  [
    8,
    [
      [12, 22],
      [14, 17],
      [15, 12],
      [16, 0],
    ],
  ],
  [
    7,
    [
      [10, 23],
      [12, 19],
      [14, 12],
      [15, 0],
    ],
  ],
  [
    6,
    [
      [10, 20],
      [12, 17],
      [14, 0],
    ],
  ],
  [
    5,
    [
      [10, 17],
      [12, 11],
      [13, 0],
    ],
  ],
  [
    4,
    [
      [10, 16],
      [11, 8],
      [12, 0],
    ],
  ],
  [
    3,
    [
      [8, 11],
      [9, 11],
      [10, 0],
    ],
  ],
];

/** What the address of its source starts with, which every program of Node.js holds. */
export const SOURCE_ADDRESS = 'https://nodejs.org/download/';

const SOURCE = /https:\/\/nodejs\.org\/download\/[a-z-]+\/v(\d+\.\d+\.\d+)[^/]*\//;

/** NODE_MODULE_VERSION of a release (`18.20.4`); `undefined` where it is not known. */
export function moduleVersionOf(version: string): number | undefined {
  return MODULES[Number.parseInt(version, 10)];
}

/** Highest version of Node-API that a release has; `undefined` where it is not known. */
export function nodeApiOf(version: string): number | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  for (const [level, releases] of NODE_API) {
    const newest = releases.at(-1)?.[0] ?? 0;
    if (major > newest || releases.some(([line, first]) => line === major && minor >= first)) return level;
  }
  return undefined;
}

/** The release that a program of Node.js, or its library, says it was made from: it keeps the address of its source. */
export function releaseInProgram(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = text.indexOf(SOURCE_ADDRESS, 0, 'latin1');
  return at === -1 ? undefined : SOURCE.exec(text.toString('latin1', at, at + 120))?.[1];
}

/** What `include/node/node_version.h` says. */
export function releaseInHeader(text: string): { readonly version?: string; readonly modules?: number } {
  const number = (name: string) => new RegExp(`^#define ${name} (\\d+)`, 'm').exec(text)?.[1];
  const parts = ['NODE_MAJOR_VERSION', 'NODE_MINOR_VERSION', 'NODE_PATCH_VERSION'].map(number);
  const modules = number('NODE_MODULE_VERSION');
  return {
    ...(parts.every((part) => part !== undefined) ? { version: parts.join('.') } : {}),
    ...(modules === undefined ? {} : { modules: Number(modules) }),
  };
}

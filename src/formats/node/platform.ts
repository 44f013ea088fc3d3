/** Since which releases Node.js has something: of each line that got it the first, oldest line first; and until when. */
export interface Availability {
  /** `16.17`, `18.0`: a line got it there, and every line after the last. */
  readonly since: readonly string[];
  /** First major release without it. */
  readonly until?: number;
}

const since = (...releases: string[]): Availability => ({ since: releases });

/** Syntax, by the word that the scanner has for it; as the release notes of V8 and Node.js have it. */
export const SYNTAX: Readonly<Record<string, Availability>> = {
  'optional-chaining': since('14.0'),
  'nullish-coalescing': since('14.0'),
  'logical-assignment': since('15.0'),
  'class-static-block': since('16.11'),
  'top-level-await': since('14.8'),
  'regexp-v-flag': since('20.0'),
  using: since('24.0'),
  'import-assertion': { since: ['16.14', '17.1'], until: 22 },
  'import-attributes': since('18.20', '20.10', '21.0'),
};

/** Global names and members of globals and built-in modules that were not always there, or no longer are. */
export const APIS: Readonly<Record<string, Availability>> = {
  AbortController: since('15.0'),
  AggregateError: since('15.0'),
  'Array.fromAsync': since('22.0'),
  Blob: since('18.0'),
  BroadcastChannel: since('18.0'),
  CompressionStream: since('18.0'),
  CustomEvent: since('19.0'),
  EventSource: { since: [] },
  FinalizationRegistry: since('14.6'),
  FormData: since('18.0'),
  Headers: since('18.0'),
  Iterator: since('22.0'),
  'Map.groupBy': since('21.0'),
  'Object.groupBy': since('21.0'),
  'Object.hasOwn': since('16.9'),
  'Promise.allSettled': since('12.9'),
  'Promise.any': since('15.0'),
  'Promise.withResolvers': since('22.0'),
  ReadableStream: since('18.0'),
  'RegExp.escape': since('24.0'),
  Request: since('18.0'),
  Response: since('18.0'),
  'URL.canParse': since('18.17', '19.9'),
  WeakRef: since('14.6'),
  WebSocket: since('22.0'),
  WritableStream: since('18.0'),
  'buffer.SlowBuffer': { since: ['0.1'], until: 25 },
  'crypto.createCipher': { since: ['0.1'], until: 22 },
  'crypto.createDecipher': { since: ['0.1'], until: 22 },
  'crypto.hash': since('20.12', '21.7'),
  'crypto.randomUUID': since('14.17', '15.6'),
  fetch: since('18.0'),
  'fs.cpSync': since('16.7'),
  'fs.globSync': since('22.0'),
  'fs.openAsBlob': since('19.8'),
  'fs.rmSync': since('14.14'),
  'import.meta.dirname': since('20.11', '21.2'),
  'import.meta.filename': since('20.11', '21.2'),
  'module.registerHooks': since('22.15', '23.5'),
  'process.getBuiltinModule': since('20.16', '22.3'),
  'process.loadEnvFile': since('20.12', '21.7'),
  structuredClone: since('17.0'),
  'tls.createSecurePair': { since: ['0.1'], until: 24 },
  'util.parseArgs': since('16.17', '18.3'),
  'util.parseEnv': since('20.12', '21.7'),
  'util.styleText': since('20.12', '21.7'),
};

/** Built-in modules that were always there, as far as anybody asks. */
const OLD_MODULES = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram dns domain events fs http http2 https ' +
    'inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers ' +
    'tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** Those that came later, without `node:`. */
const NEW_MODULES: Readonly<Record<string, Availability>> = {
  'assert/strict': since('15.0'),
  diagnostics_channel: since('14.17', '15.1'),
  'dns/promises': since('15.0'),
  'fs/promises': since('14.0'),
  'inspector/promises': since('19.0'),
  'path/posix': since('15.3'),
  'path/win32': since('15.3'),
  'readline/promises': since('17.0'),
  'stream/consumers': since('16.7'),
  'stream/promises': since('15.0'),
  'stream/web': since('16.5'),
  'timers/promises': since('15.0'),
  'util/types': since('15.3'),
};

/** Those that exist only behind `node:`. */
const PREFIXED_MODULES: Readonly<Record<string, Availability>> = {
  sea: since('20.12', '21.7'),
  sqlite: since('22.13', '23.4'),
  test: since('16.17', '18.0'),
  'test/reporters': since('18.17', '19.9'),
};

/** Since when `require` knows the prefix `node:`; `import` has known it a little longer. */
const PREFIX: Readonly<Record<'require' | 'import', Availability>> = {
  require: since('14.18', '16.0'),
  import: since('12.20', '14.13'),
};

/** What has to be there for a built-in module to be found; `undefined` when the name is that of no built-in one. */
export function builtinModule(name: string, how: 'require' | 'import'): readonly Availability[] | undefined {
  const prefixed = name.startsWith('node:');
  const plain = prefixed ? name.slice('node:'.length) : name;
  const prefix = prefixed ? [PREFIX[how]] : [];
  if (OLD_MODULES.has(plain)) return prefix;
  if (Object.hasOwn(NEW_MODULES, plain)) return [...prefix, NEW_MODULES[plain] ?? since('0.1')];
  if (!prefixed) return undefined;
  return Object.hasOwn(PREFIXED_MODULES, plain) ? [...prefix, PREFIXED_MODULES[plain] ?? since('0.1')] : prefix;
}

/** Whether a release (`18.20.4`) has it. */
export function isAvailable({ since: releases, until }: Availability, version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (until !== undefined && major >= until) return false;
  const lines = releases.map((release) => release.split('.').map(Number));
  const last = lines.at(-1)?.[0] ?? Number.POSITIVE_INFINITY;
  if (major > last) return true;
  return lines.some(([line, first = 0]) => line === major && minor >= first);
}

/** The releases that have it, for people: `18.20, 20.10 or newer`. */
export function describeAvailability({ since: releases, until }: Availability): string {
  const from = releases.length === 0 ? 'no release without a flag' : `Node.js ${releases.join(' or ')} and newer`;
  return until === undefined ? from : `${from}, before ${until}`;
}

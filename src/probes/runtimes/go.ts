import { ElfError } from '../../formats/elf/source.js';
import { type BuildInfo, readBuildInfo } from '../../formats/go/build-info.js';
import { type GoPlaces, goPlaces, linkedFunctions } from '../../formats/go/program.js';
import { GoFact } from '../../model/facts/go.js';
import { type Content, type Entry, HEAD_BYTES } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { known } from '../binaries/elf-fields.js';
import { elfHeadOf } from '../binaries/elf-head.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

/** crypto/x509, root_unix.go: reads the files of the system. */
const SYSTEM_ROOTS = 'crypto/x509.loadSystemRoots';
/** crypto/x509: authorities of the program's own, for where the system has none. */
const OWN_ROOTS = 'crypto/x509.SetFallbackRoots';
/** time: what a zone is asked for by name, and the package that brings them all. */
const LOAD_ZONE = 'time.LoadLocation';
const OWN_ZONES = 'time/tzdata.loadFromEmbeddedTZData';
const FUNCTIONS = [SYSTEM_ROOTS, OWN_ROOTS, LOAD_ZONE, OWN_ZONES];

/** Programs in Go: the release that built them, their modules, and what they read from the system beside their own code. */
export const goProbe: Probe<GoFact | undefined, GoFact> = {
  id: 'go',
  title: 'Go programs',
  schema: GoFact,
  matches: (entry) => isExecutable(entry) && !isNamedLikeLibrary(entry),
  candidates: { executables: true },
  accepts(head, entry) {
    const places = elfHeadOf(entry, head)?.type === undefined ? undefined : placesIn(head);
    return places === undefined ? false : [{ offset: 0, length: HEAD_BYTES }, ...places.data, ...places.names];
  },
  isHeavy: true,
  parse: (content, entry) => parse(content, entry),
  concerns: () => false,
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]): [string, GoFact][] => {
      const key = owner(path);
      return parsed === undefined ? [] : [[path, key === undefined ? parsed : { ...parsed, owner: key }]];
    }),
  }),
  comparison: {
    ignore: ['owner'],
    pairBy: (_key, { package: name }) => (typeof name === 'string' ? name : undefined),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function parse(content: Content, { path }: Entry): GoFact | undefined {
  const places = placesIn(content.read(0, HEAD_BYTES));
  if (places === undefined) return undefined;
  try {
    const info = readBuildInfo(content, places);
    return info === undefined ? undefined : factOf(info, linked(content, places));
  } catch (error) {
    if (error instanceof ElfError) throw new UnreadableError(path, 'malformed', `${path}: ${error.message}`);
    // Of a program that does not say that it is one of Go, a part that is not at hand hides nothing.
    if (error instanceof UnreadableError && !places.marked) return undefined;
    throw error;
  }
}

function placesIn(head: Uint8Array): GoPlaces | undefined {
  try {
    return goPlaces(head);
  } catch (error) {
    if (error instanceof ElfError) return undefined;
    throw error;
  }
}

/** `undefined` where the names of functions cannot be read. */
function linked(content: Content, places: GoPlaces): ReadonlySet<string> | undefined {
  if (places.names.length === 0) return undefined;
  try {
    return linkedFunctions(content, places, FUNCTIONS);
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}

function factOf(
  { version, path, main, modules, settings }: BuildInfo,
  linked: ReadonlySet<string> | undefined,
): GoFact {
  const { CGO_ENABLED: cgo, GOAMD64: level, '-tags': tags } = settings;
  return known<GoFact>({
    version,
    package: path === '' ? undefined : path,
    module: main?.path,
    moduleVersion: main?.version === '' ? undefined : main?.version,
    modules: { ...modules },
    cgo: cgo === undefined ? undefined : cgo === '1',
    tags,
    level: /^v[2-4]$/.test(level ?? '') ? Number(level?.slice(1)) : undefined,
    authorities: linked && sourceOf(linked, SYSTEM_ROOTS, OWN_ROOTS),
    zones: linked && sourceOf(linked, LOAD_ZONE, OWN_ZONES),
    owner: undefined,
  });
}

function sourceOf(linked: ReadonlySet<string>, asks: string, brings: string): 'system' | 'own' | 'none' {
  if (!linked.has(asks)) return 'none';
  return linked.has(brings) ? 'own' : 'system';
}

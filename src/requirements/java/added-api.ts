import { featureRelease } from '../../formats/java/class-file.js';
import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import { isUseOf } from './removed-api.js';
import { type Classes, classesSay, type Runtime, runtimeSays } from './world.js';

/**
 * Members of classes of old that came with a release (the `@since` of the API specification). Code comes to them by
 * reflection, or when it was compiled against a newer platform for an older class file version.
 */
const ADDED: readonly (readonly [since: number, owner: string, members: string])[] = [
  [9, 'java/util/List', 'of'],
  [9, 'java/util/Set', 'of'],
  [9, 'java/util/Map', 'of entry ofEntries'],
  [9, 'java/util/Objects', 'requireNonNullElse requireNonNullElseGet'],
  [9, 'java/io/InputStream', 'readAllBytes transferTo'],
  [9, 'java/util/concurrent/CompletableFuture', 'orTimeout completeOnTimeout'],
  ...['flip', 'clear', 'rewind', 'mark', 'reset'].map((name) => nio(name, '')),
  ...['limit', 'position'].map((name) => nio(name, 'I')),
  [10, 'java/util/List', 'copyOf'],
  [10, 'java/util/Set', 'copyOf'],
  [10, 'java/util/Map', 'copyOf'],
  [11, 'java/lang/String', 'repeat strip stripLeading stripTrailing isBlank lines'],
  [11, 'java/util/Optional', 'isEmpty'],
  [11, 'java/nio/file/Files', 'readString writeString'],
  [11, 'java/nio/file/Path', 'of'],
  [12, 'java/lang/String', 'transform indent'],
  [12, 'java/util/stream/Collectors', 'teeing'],
  [15, 'java/lang/String', 'formatted stripIndent translateEscapes'],
  [16, 'java/util/stream/Stream', 'toList mapMulti'],
  [19, 'java/util/Locale', 'of'],
  [21, 'java/lang/Thread', 'ofVirtual ofPlatform startVirtualThread isVirtual'],
  [21, 'java/lang/Math', 'clamp'],
  [21, 'java/util/List', 'reversed getFirst getLast removeFirst removeLast addFirst addLast'],
  [21, 'java/util/Deque', 'reversed'],
];

function nio(name: string, parameters: string): readonly [number, string, string] {
  return [9, 'java/nio/ByteBuffer', `${name}(${parameters})Ljava/nio/ByteBuffer;`];
}

/** What the main class surely comes to and an older runtime does not have yet. */
export function addedApi(main: Classes, runtime: Runtime): Unmet[] {
  const release = featureRelease(runtime.fact.version);
  if (release === undefined) return [];
  const newer = ADDED.filter(([since]) => since > release).flatMap(([since, owner, members]) =>
    members.split(' ').map((member) => ({ since, name: `${owner}.${member}` })),
  );
  const used = newer.filter(({ name }) => main.fact.sure?.some((use) => isUseOf(use, name)) === true);
  return used.map(({ since, name }) => {
    const spoken = name.replaceAll('/', '.').replace(/\(.*/, '');
    const { version } = runtime.fact;
    const evidence = [
      classesSay(main, `uses ${spoken}`),
      runtimeSays(runtime, `is Java ${version}; ${spoken} came with Java ${since}`),
    ];
    const message = `${main.path} uses ${spoken}, which came with Java ${since}; the target has ${version}`;
    const fix = `Use Java ${since} or newer in the target, or compile with --release ${release}.`;
    return unmet('java-removed-api', `language-version:${spoken}`, message, evidence, { fix });
  });
}

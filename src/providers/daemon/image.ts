import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Environment } from '../../model/environment.js';
import type { FileTree, FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import type { OpenOptions } from '../../model/provider.js';
import { limitError } from '../image/limits.js';
import { parseConfig } from '../image/manifest.js';
import { matchesPlatform, parsePlatform, platformText } from '../image/platform.js';
import { readOptions } from '../image/read-options.js';
import { squash } from '../image/squash.js';
import type { ReadOptions } from '../image/stored.js';
import type { Daemon } from './daemon.js';
import { interrupted, Refusal } from './failure.js';
import { ImageExport } from './image-export.js';
import { LastWords } from './last-words.js';
import { nameInPath } from './names.js';

/** What a daemon says of an image (Docker Engine API, ImageInspect): the parts of its configuration, in other places. */
const ImageInspect = z.object({
  Id: z.string(),
  Os: z.string().nullish(),
  Architecture: z.string().nullish(),
  Variant: z.string().nullish(),
  Config: z.json().nullish(),
  RootFS: z.object({ Layers: z.array(z.string()).nullish() }).nullish(),
});

/** An image of a daemon, as the daemon exports it. Throws {@link EnvironmentError}, as when there is no such image. */
export async function openDaemonImage(
  daemon: Daemon,
  name: string,
  reference: string,
  options: OpenOptions,
): Promise<Environment> {
  const read = readOptions(options);
  const wanted = options.platform === undefined ? undefined : parsePlatform(options.platform);
  const { id, config, platform, diffIds } = await inspectImage(daemon, name);
  if (wanted !== undefined && platform !== undefined && !matchesPlatform(platform, wanted)) {
    throw new EnvironmentError(
      `${reference} is an image for ${platformText(platform)}, not for ${platformText(wanted)}`,
      `Pull the other one first: ${daemon.name} pull --platform ${platformText(wanted)} ${name}.`,
    );
  }
  if (diffIds.length > read.limits.layers) throw limitError('layers', read.limits, reference, 'has too many layers');
  return {
    description: {
      reference,
      kind: 'image',
      ...(platform === undefined ? {} : { platform }),
      digest: id,
      layers: [...diffIds],
      name,
    },
    image: config,
    isStream: true,
    scan: (visitor) => scanExport(daemon, { id, reference, diffIds }, visitor, read),
    close: () => Promise.resolve(),
  };
}

/** What a daemon says of an image. Throws {@link EnvironmentError}. */
export async function inspectImage(daemon: Daemon, name: string) {
  const path = `/images/${nameInPath(name, `an image of ${daemon.name}`)}/json`;
  try {
    const { Id, Os, Architecture, Variant, Config, RootFS } = await daemon.ask(path, ImageInspect);
    const json = {
      os: Os,
      architecture: Architecture,
      variant: Variant,
      config: Config,
      rootfs: { diff_ids: RootFS?.Layers },
    };
    return {
      id: digestOf(Id),
      ...parseConfig(Buffer.from(JSON.stringify(json)), `What ${daemon.name} says of ${name}`),
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error;
    throw new EnvironmentError(
      `${daemon.name} has no image ${name}`,
      `Pull it first (${daemon.name} pull ${name}), or read it where it is published: registry:${name}.`,
      { cause: error },
    );
  }
}

/** Podman leaves the algorithm out. */
function digestOf(id: string): string {
  return id.includes(':') ? id : `sha256:${id}`;
}

interface Exported {
  readonly id: string;
  readonly reference: string;
  readonly diffIds: readonly string[];
}

async function scanExport(
  daemon: Daemon,
  { id, reference, diffIds }: Exported,
  visitor: FileVisitor,
  { limits, verify, onProgress }: ReadOptions,
): Promise<FileTree> {
  const taken = new ImageExport(reference, visitor, limits, verify !== false);
  const last = new LastWords();
  let received = 0;
  let response: IncomingMessage | undefined;
  try {
    // By what it is, not by its name, which may be given to another image meanwhile.
    response = await daemon.stream(`/images/${nameInPath(id, 'an image')}/get`);
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      last.hear(chunk);
      onProgress?.({ phase: 'bytes', done: received, detail: reference });
      await taken.write(chunk);
    }
    return squash(await taken.end(diffIds));
  } catch (error) {
    throw interrupted(daemon.name, reference, received, last.error() ?? error);
  } finally {
    response?.destroy();
  }
}

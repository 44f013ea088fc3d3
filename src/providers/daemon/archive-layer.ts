import type { IncomingMessage } from 'node:http';
import type { FileVisitor } from '../../model/files.js';
import type { Layer } from '../image/layer.js';
import { LayerSink } from '../image/layer-reader.js';
import type { EntryBudget } from '../image/limits.js';
import type { Daemon } from './daemon.js';
import { interrupted, Refusal } from './failure.js';
import { LastWords } from './last-words.js';

/** How an archive of a daemon is read. */
export interface ArchiveOptions {
  /** For messages. */
  readonly name: string;
  readonly visitor: FileVisitor;
  readonly budget: EntryBudget;
  /** Directory of the environment that its names lead from. Default: the root. */
  readonly directory?: string;
  /** Bytes that are taken at most; more is nothing. */
  readonly most?: number;
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * The files of the archive that a daemon sends at `path`, read while it comes; `undefined` where there are more than `most`
 * bytes of it. Throws `Refusal`, and `EnvironmentError` when it breaks off or is damaged.
 */
export async function archiveLayer(daemon: Daemon, path: string, options: ArchiveOptions): Promise<Layer | undefined> {
  const { name, visitor, budget, directory = '', most = Number.POSITIVE_INFINITY, onBytes } = options;
  const sink = new LayerSink(name, {}, visitor, budget, directory);
  const last = new LastWords();
  let received = 0;
  let response: IncomingMessage | undefined;
  try {
    response = await daemon.stream(path);
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      if (received > most) return undefined;
      last.hear(chunk);
      onBytes?.(received);
      sink.write(chunk);
      await sink.ready();
    }
    return await sink.end();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw interrupted(daemon.name, name, received, last.error() ?? error);
  } finally {
    response?.destroy();
  }
}

import type { FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import type { RandomAccess } from '../files/random-access.js';
import type { TarEntry } from '../tar/entries.js';
import { type EntrySink, TarStream } from '../tar/stream.js';
import type { Blob } from './blob.js';
import { compressionOf, decompressor } from './decompress.js';
import type { ReadOptions, StoredLayer } from './environment.js';
import { cleanPath, type Layer } from './layer.js';
import { LayerSink } from './layer-reader.js';
import { type Limits, limitError, RATIO_GRACE } from './limits.js';
import type { FileStore } from './store.js';

/** Compressed bytes taken at once: what they expand to may have to be held until a layer inside has been unpacked. */
const CHUNK = 64 * 1024;

/** First bytes of the JSON files that are kept; nothing else in an image archive starts with them. */
const JSON_START = new Set([0x7b, 0x5b]);

/**
 * The files of a compressed archive. It can only be read from its start: a first pass keeps the JSON that says what the
 * image is (its writer puts it behind the layers), a second one reads the layers. Nothing is unpacked to disk.
 */
export class StreamedStore implements FileStore {
  readonly #json = new Map<string, Uint8Array>();
  readonly #sizes = new Map<string, number>();
  readonly #links = new Map<string, string>();

  private constructor(
    readonly name: string,
    private readonly archive: RandomAccess,
    private readonly limits: Limits,
  ) {}

  /** Reads the archive once. Throws {@link EnvironmentError} when it cannot be unpacked. */
  static async open(name: string, archive: RandomAccess, limits: Limits): Promise<StreamedStore> {
    const store = new StreamedStore(name, archive, limits);
    await store.#pass((entry) => store.#index(entry));
    return store;
  }

  file(name: string): Blob | undefined {
    const path = this.#resolve(cleanPath(name));
    const size = path === undefined ? undefined : this.#sizes.get(path);
    if (path === undefined || size === undefined) return undefined;
    const json = this.#json.get(path);
    const label = `${this.name}:${path.slice(1)}`;
    return {
      name: label,
      size,
      async *stream() {
        if (json === undefined) throw new EnvironmentError(`${label} is not the JSON file that it should be`);
        yield json;
      },
    };
  }

  async layers(wanted: readonly StoredLayer[], visitor: FileVisitor, options: ReadOptions): Promise<Layer[]> {
    const sinks = new Map<string, { sink: LayerSink; done: Promise<Layer> | undefined }>();
    for (const { blob, stored, diffId } of wanted) {
      const path = blob.name.slice(this.name.length);
      if (!sinks.has(path))
        sinks.set(path, {
          sink: new LayerSink(blob.name, options.verify === false ? {} : { stored, diffId }, visitor, options.limits),
          done: undefined,
        });
    }
    await this.#pass(
      (entry) => {
        const slot = sinks.get(cleanPath(entry.name).replace('/', ':'));
        if (slot === undefined || slot.done !== undefined || entry.type !== 'file') return undefined;
        return {
          write: (chunk) => slot.sink.write(chunk),
          end: () => {
            slot.done = slot.sink.end();
          },
        };
      },
      async () => {
        for (const { sink, done } of sinks.values()) await (done ?? sink.ready());
      },
    );
    return Promise.all(
      wanted.map(({ blob }) => {
        const done = sinks.get(blob.name.slice(this.name.length))?.done;
        if (done === undefined) throw new EnvironmentError(`${blob.name} is missing from the archive`);
        return done;
      }),
    );
  }

  close(): void {
    this.archive.close();
  }

  #index(entry: TarEntry): EntrySink | undefined {
    const path = cleanPath(entry.name);
    if (this.#sizes.size + this.#links.size >= this.limits.entries) {
      throw limitError('entries', this.limits, this.name, 'holds too many entries');
    }
    if (entry.type === 'hardlink') this.#links.set(path, cleanPath(entry.link ?? ''));
    if (entry.type === 'symlink')
      this.#links.set(path, cleanPath(`${path.slice(0, path.lastIndexOf('/'))}/${entry.link}`));
    if (entry.type !== 'file') return undefined;
    this.#sizes.set(path, entry.size);
    if (entry.size > this.limits.manifest) return undefined;
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk) => {
        if (chunks.length > 0 || JSON_START.has(chunk[0] ?? 0)) chunks.push(Uint8Array.from(chunk));
      },
      end: () => {
        if (chunks.length > 0) this.#json.set(path, Buffer.concat(chunks));
      },
    };
  }

  #resolve(path: string): string | undefined {
    let at = path;
    for (let links = 0; links < 40; links += 1) {
      const link = this.#links.get(at);
      if (link === undefined) return at;
      at = link;
    }
    return undefined;
  }

  /** Unpacks the archive from its start, shows each file, and lets `settle` catch up after every piece. */
  async #pass(handler: (entry: TarEntry) => EntrySink | undefined, settle?: () => Promise<void>): Promise<void> {
    const tar = new TarStream(handler);
    let out = 0;
    const unpack = await decompressor(compressionOf(this.archive.read(0, 16)), this.name, (chunk) => {
      out += chunk.length;
      tar.write(chunk);
    });
    try {
      for (let at = 0; at < this.archive.size; at += CHUNK) {
        unpack.write(this.archive.read(at, CHUNK));
        await unpack.ready();
        await settle?.();
        if (out > RATIO_GRACE && out > (at + CHUNK) * this.limits.ratio) {
          throw limitError(
            'ratio',
            this.limits,
            this.name,
            `expands more than ${this.limits.ratio} times, as an archive bomb does`,
          );
        }
      }
      await unpack.end();
      tar.end();
      await settle?.();
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw new EnvironmentError(`${this.name} is damaged or incomplete: ${message}`, 'Save or copy it again.', {
        cause: error,
      });
    }
  }
}

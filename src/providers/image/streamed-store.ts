import type { FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import type { RandomAccess } from '../files/random-access.js';
import type { TarEntry } from '../tar/entries.js';
import type { EntrySink } from '../tar/stream.js';
import type { Blob } from './blob.js';
import { cleanPath, type Layer } from './layer.js';
import { LayerSink } from './layer-reader.js';
import { EntryBudget, type Limits, limitError } from './limits.js';
import type { FileStore, ReadOptions, StoredLayer } from './stored.js';
import { unpackTar } from './unpack.js';

/** How many times the size of one manifest the JSON of an archive may have in all. */
const JSON_FILES = 8;

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
  readonly #budget: EntryBudget;
  #kept = 0;

  private constructor(
    readonly name: string,
    private readonly archive: RandomAccess,
    private readonly limits: Limits,
  ) {
    this.#budget = new EntryBudget(limits);
  }

  /** Reads the archive once. Throws {@link EnvironmentError} when it cannot be unpacked. */
  static async open(name: string, archive: RandomAccess, limits: Limits): Promise<StreamedStore> {
    const store = new StreamedStore(name, archive, limits);
    await unpackTar(name, archive, limits, (entry) => store.#index(entry));
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
    const budget = new EntryBudget(options.limits);
    for (const { blob, stored, diffId } of wanted) {
      const path = blob.name.slice(this.name.length);
      if (!sinks.has(path))
        sinks.set(path, {
          sink: new LayerSink(blob.name, options.verify === false ? {} : { stored, diffId }, visitor, budget),
          done: undefined,
        });
    }
    await unpackTar(
      this.name,
      this.archive,
      this.limits,
      (entry) => {
        const slot = sinks.get(cleanPath(entry.name).replace('/', ':'));
        if (slot === undefined || slot.done !== undefined || entry.type !== 'file') return undefined;
        return {
          write: (chunk) => slot.sink.write(chunk),
          end: () => {
            slot.done = slot.sink.end();
            // Waited for when the piece of the archive is through; until then Node would take a rejection for nobody's.
            slot.done.catch(() => undefined);
          },
        };
      },
      async () => {
        for (const { sink, done } of sinks.values()) await (done ?? sink.ready());
        return true;
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
    this.#budget.take(this.name);
    if (entry.type === 'hardlink') this.#links.set(path, cleanPath(entry.link ?? ''));
    if (entry.type === 'symlink')
      this.#links.set(path, cleanPath(`${path.slice(0, path.lastIndexOf('/'))}/${entry.link}`));
    if (entry.type !== 'file') return undefined;
    this.#sizes.set(path, entry.size);
    if (entry.size > this.limits.manifest) return undefined;
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk) => {
        if (chunks.length === 0 && !JSON_START.has(chunk[0] ?? 0)) return;
        this.#keep(chunk.length);
        chunks.push(Uint8Array.from(chunk));
      },
      end: () => {
        if (chunks.length > 0) this.#json.set(path, Buffer.concat(chunks));
      },
    };
  }

  #keep(length: number): void {
    this.#kept += length;
    if (this.#kept <= JSON_FILES * this.limits.manifest) return;
    throw limitError('manifest', this.limits, this.name, 'holds too much JSON');
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
}

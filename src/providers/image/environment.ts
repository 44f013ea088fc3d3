import { availableParallelism } from 'node:os';
import type { Environment, EnvironmentDescription } from '../../model/environment.js';
import type { FileTree, FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import { Threads } from '../files/threads.js';
import { KeptLayers } from './kept-layers.js';
import type { Layer } from './layer.js';
import { readLayer } from './layer-reader.js';
import { EntryBudget, limitError } from './limits.js';
import { Squash, squash } from './squash.js';
import type { ReadOptions, StoredImage, StoredLayer } from './stored.js';

/** An image as an {@link Environment}: its layers are read once each, several at a time, and laid over each other. */
export class ImageEnvironment implements Environment {
  readonly description: EnvironmentDescription;
  readonly isStream = true;
  /** The directories that each layer has files in, by what a walk mentions it by. */
  readonly #directories = new Map<string, ReadonlySet<string>>();
  readonly #kept: KeptLayers | undefined;

  constructor(
    private readonly stored: StoredImage,
    private readonly options: ReadOptions,
  ) {
    const { platform, diffIds } = stored.config;
    this.description = {
      reference: stored.reference,
      kind: 'image',
      ...(platform === undefined ? {} : { platform }),
      ...(stored.digest === undefined ? {} : { digest: stored.digest }),
      layers: [...diffIds],
      ...(stored.name === undefined ? {} : { name: stored.name }),
    };
    const { limits, cache } = options;
    this.#kept = cache === undefined ? undefined : new KeptLayers(cache, options);
    if (stored.layers.length > limits.layers)
      throw limitError('layers', limits, stored.reference, 'has too many layers');
    if (diffIds.length > 0 && diffIds.length !== stored.layers.length) {
      throw new EnvironmentError(
        `${stored.reference}: the manifest names ${stored.layers.length} layers, the configuration ${diffIds.length}`,
      );
    }
  }

  get image() {
    return this.stored.config.config;
  }

  async scan(visitor: FileVisitor, only?: ReadonlySet<string>): Promise<FileTree> {
    const { store } = this.stored;
    const layers = only === undefined ? this.stored.layers : this.#holding(only);
    const { onProgress } = this.options;
    if (store.layers !== undefined) return squash(await store.layers(layers, visitor, this.options));
    const squashed = new Squash();
    const threads = new Threads(visitor);
    const reading = new LayerReading(layers, visitor, threads, this.options, this.#kept);
    let done = 0;
    try {
      await inOrder(
        layers,
        Math.max(availableParallelism(), store.parallel ?? 0),
        (layer) => reading.read(layer),
        (layer, stored) => {
          const { blob } = stored;
          squashed.add(layer);
          if (only === undefined) this.#directories.set(keyOf(stored), directoriesOf(layer));
          done += 1;
          onProgress?.({ phase: 'layers', done, total: layers.length, detail: blob.name });
        },
      );
    } finally {
      threads.close();
    }
    return squashed.tree;
  }

  async close(): Promise<void> {
    this.stored.store.close();
  }

  /** The layers that can have one of these files: the others need not be read again. */
  #holding(paths: ReadonlySet<string>): StoredLayer[] {
    const wanted = new Set([...paths].map((path) => path.slice(0, path.lastIndexOf('/'))));
    return this.stored.layers.filter((layer) => {
      const directories = this.#directories.get(keyOf(layer));
      return directories === undefined || [...wanted].some((directory) => directories.has(directory));
    });
  }
}

function directoriesOf({ entries }: Layer): ReadonlySet<string> {
  return new Set(entries.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
}

/** Reads the layers of an image, one that is mentioned several times only once, and keeps it no longer than that takes. */
class LayerReading {
  readonly #mentions = new Map<string, number>();
  readonly #again = new Map<string, Promise<Layer>>();
  readonly #budget: EntryBudget;

  constructor(
    layers: readonly StoredLayer[],
    private readonly visitor: FileVisitor,
    private readonly threads: Threads,
    private readonly options: ReadOptions,
    private readonly kept: KeptLayers | undefined,
  ) {
    this.#budget = new EntryBudget(options.limits);
    for (const layer of layers) this.#mentions.set(keyOf(layer), (this.#mentions.get(keyOf(layer)) ?? 0) + 1);
  }

  async read(layer: StoredLayer): Promise<Layer> {
    const key = keyOf(layer);
    const left = (this.#mentions.get(key) ?? 1) - 1;
    this.#mentions.set(key, left);
    const again = this.#again.get(key);
    const running = again ?? this.#readOnce(layer);
    if (left > 0) this.#again.set(key, running);
    else this.#again.delete(key);
    const result = await running;
    if (again !== undefined) this.#budget.take(layer.blob.name, result.entries.length);
    return result;
  }

  async #readOnce(layer: StoredLayer): Promise<Layer> {
    const known = this.kept?.find(layer, this.visitor);
    if (known !== undefined) {
      this.#budget.take(layer.blob.name, known.entries.length);
      return known;
    }
    const read = await readLayer(layer.blob, layer, this.visitor, this.#budget, this.options.verify, this.threads);
    this.kept?.keep(layer, this.visitor, read);
    return read;
  }
}

/** Two mentions of one layer that differ in what they say of its content are not the same. */
function keyOf({ stored, blob, diffId }: StoredLayer): string {
  return `${stored ?? blob.name} ${diffId ?? ''}`;
}

/**
 * Runs `work` over the items, at most `limit` at a time, and hands the results to `take` in the order of the items, each
 * as soon as those before it are there. Stops at the first error.
 */
async function inOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => void,
): Promise<void> {
  const waiting = new Map<number, readonly [Result, Item]>();
  const queue = items.entries();
  let taken = 0;
  let failed = false;
  const deliver = () => {
    for (let next = waiting.get(taken); next !== undefined; next = waiting.get(taken)) {
      waiting.delete(taken);
      taken += 1;
      take(...next);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (let next = queue.next(); !failed && !next.done; next = queue.next()) {
      const [at, item] = next.value;
      try {
        waiting.set(at, [await work(item), item]);
        deliver();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  });
  await Promise.all(workers);
}

import { availableParallelism } from 'node:os';
import type { Environment, EnvironmentDescription } from '../../model/environment.js';
import type { FileTree, FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import type { Layer } from './layer.js';
import { readLayer } from './layer-reader.js';
import { EntryBudget, limitError } from './limits.js';
import { squash } from './squash.js';
import type { ReadOptions, StoredImage } from './stored.js';

/** An image as an {@link Environment}: its layers are read once each, several at a time, and laid over each other. */
export class ImageEnvironment implements Environment {
  readonly description: EnvironmentDescription;

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
    const { limits } = options;
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

  async scan(visitor: FileVisitor): Promise<FileTree> {
    const { layers, store } = this.stored;
    const { verify, onProgress } = this.options;
    const budget = new EntryBudget(this.options.limits);
    if (store.layers !== undefined) return squash(await store.layers(layers, visitor, this.options));
    const read = new Map<string, Promise<Layer>>();
    let done = 0;
    const results = await inParallel(layers, availableParallelism(), async (layer) => {
      const key = `${layer.stored ?? layer.blob.name} ${layer.diffId ?? ''}`;
      const again = read.get(key);
      const running = again ?? readLayer(layer.blob, layer, visitor, budget, verify);
      read.set(key, running);
      const result = await running;
      if (again !== undefined) budget.take(layer.blob.name, result.entries.length);
      done += 1;
      onProgress?.({ phase: 'layers', done, total: layers.length, detail: layer.blob.name });
      return result;
    });
    read.clear();
    return squash(results);
  }

  async close(): Promise<void> {
    this.stored.store.close();
  }
}

/** Runs `work` over the items, at most `limit` at a time, and returns the results in order. Stops at the first error. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  let failed = false;
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (let next = queue.next(); !failed && !next.done; next = queue.next()) {
      const [at, item] = next.value;
      try {
        results[at] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  });
  await Promise.all(workers);
  return results;
}

import type { FileVisitor } from '../../model/files.js';
import { EnvironmentError, UnreadableError } from '../../model/problem.js';
import { visitRandom } from '../files/content.js';
import { type RandomAccess, Region } from '../files/random-access.js';
import { StreamedFile } from '../files/streamed.js';
import { Threads } from '../files/threads.js';
import type { TarEntry } from '../tar/entries.js';
import { BLOCK, looksLikeTar } from '../tar/header.js';
import { hopTar } from '../tar/hop.js';
import { type EntrySink, TarStream } from '../tar/stream.js';
import { Window } from '../tar/window.js';
import { type Blob, Verifier } from './blob.js';
import { type Compression, compressionOf, type Decompressor, decompressor, MAGIC_BYTES } from './decompress.js';
import { type Layer, type LayerEntry, layerEntry } from './layer.js';
import { type EntryBudget, limitError, RATIO_GRACE } from './limits.js';
import { bomb, damaged } from './unpack.js';

/** What is known of a layer before it is read. */
export interface LayerDigests {
  /** Digest of the layer as stored. */
  readonly stored?: string | undefined;
  /** Digest of the unpacked tar: its DiffID. */
  readonly diffId?: string | undefined;
}

/**
 * Reads one layer in one pass, showing its files to the visitor. An uncompressed layer that can be read at any place is
 * indexed by hopping from header to header, unless `verify` asks for its digest, which takes every byte.
 * `threads` have a share of the files of such a one. Throws {@link EnvironmentError} that names the layer when it is damaged, not what its digests say, or past a limit.
 */
export async function readLayer(
  blob: Blob,
  digests: LayerDigests,
  visitor: FileVisitor,
  budget: EntryBudget,
  verify: boolean | undefined,
  threads: Threads = new Threads(visitor, 0),
): Promise<Layer> {
  if (blob.random !== undefined && (verify === false || (verify === undefined && digests.stored === undefined))) {
    const head = blob.random.read(0, BLOCK);
    if (compressionOf(head) === 'none') return hopLayer(blob.name, blob.random, visitor, budget, threads);
  }
  const sink = new LayerSink(blob.name, verify === false ? {} : digests, visitor, budget);
  for await (const chunk of blob.stream()) {
    sink.write(chunk);
    await sink.ready();
  }
  return sink.end();
}

async function hopLayer(
  name: string,
  file: RandomAccess,
  visitor: FileVisitor,
  budget: EntryBudget,
  threads: Threads,
): Promise<Layer> {
  const entries: LayerEntry[] = [];
  checkTar(name, file.read(0, BLOCK));
  try {
    const window = new Window(file);
    for (const { entry: tar, offset } of hopTar(file, window)) {
      const entry = layerEntry(tar, budget, name);
      entries.push(entry);
      const selection = wanted(visitor, entry);
      if (selection === 'none') continue;
      const region = new Region(window, offset, tar.size);
      const keep = (value: unknown) => {
        entry.node.value = value;
      };
      const here = () => keep(visitRandom(visitor, entry, selection, region));
      threads.show({ entry, location: () => region.location, here, keep });
    }
    await threads.finish();
  } catch (error) {
    throw damaged(name, error);
  }
  return { entries };
}

/** Takes a layer as it is stored, in pieces, packed or not; used for files, and for layers inside a larger stream. */
export class LayerSink {
  readonly #entries: LayerEntry[] = [];
  readonly #tar: TarStream;
  readonly #stored: Verifier | undefined;
  readonly #diffId: Verifier | undefined;
  #unpack: Promise<Decompressor> | Decompressor | undefined;
  readonly #waiting: Uint8Array[] = [];
  #compression: Compression = 'none';
  #in = 0;
  #out = 0;

  constructor(
    private readonly name: string,
    digests: LayerDigests,
    private readonly visitor: FileVisitor,
    private readonly budget: EntryBudget,
    /** Directory that the names in the archive lead from; the root of the environment by default. */
    private readonly directory = '',
  ) {
    this.#tar = new TarStream((entry) => this.#entry(entry));
    this.#stored = digests.stored === undefined ? undefined : new Verifier(digests.stored, `layer ${name}`);
    this.#diffId = digests.diffId === undefined ? undefined : new Verifier(digests.diffId, `layer ${name} (unpacked)`);
  }

  /** Follow each call with {@link ready}. */
  write(chunk: Uint8Array): void {
    this.#in += chunk.length;
    this.#stored?.update(chunk);
    this.#waiting.push(chunk);
    if (this.#unpack === undefined && this.#in >= MAGIC_BYTES) this.#start();
  }

  async ready(): Promise<void> {
    try {
      const unpack = await this.#unpack;
      if (unpack === undefined) return;
      this.#unpack = unpack;
      for (const chunk of this.#waiting.splice(0)) unpack.write(chunk);
      await unpack.ready();
    } catch (error) {
      throw damaged(this.name, error);
    }
  }

  /** The layer, when all of it was written. */
  async end(): Promise<Layer> {
    if (this.#unpack === undefined) this.#start();
    await this.ready();
    try {
      await (await this.#unpack)?.end();
      this.#tar.end();
    } catch (error) {
      // A wrong digest explains a layer that cannot be unpacked better than the decompressor does.
      this.#stored?.check();
      throw damaged(this.name, error);
    }
    this.#stored?.check();
    this.#diffId?.check();
    return { entries: this.#entries };
  }

  /** Tells the compression from what has come so far: pieces of a stream may be shorter than its mark. */
  #start(): void {
    this.#compression = compressionOf(Buffer.concat(this.#waiting));
    const unpack = decompressor(this.#compression, this.name, (unpacked) => this.#unpacked(unpacked));
    // It is thrown by `ready`, which may be called so much later that Node would take the rejection for nobody's.
    unpack.catch(() => undefined);
    this.#unpack = unpack;
  }

  #unpacked(chunk: Uint8Array): void {
    const { limits } = this.budget;
    if (this.#out === 0) checkTar(this.name, chunk);
    this.#out += chunk.length;
    if (this.#out > limits.layer) throw limitError('layer', limits, this.name, 'unpacks to too many bytes');
    if (this.#compression !== 'none' && this.#out > RATIO_GRACE && this.#out > this.#in * limits.ratio) {
      throw bomb(this.name, limits);
    }
    this.#diffId?.update(chunk);
    this.#tar.write(chunk);
  }

  #entry(tar: TarEntry): EntrySink | undefined {
    const entry = layerEntry(this.directory === '' ? tar : placed(tar, this.directory), this.budget, this.name);
    this.#entries.push(entry);
    const selection = wanted(this.visitor, entry);
    if (selection === 'none') return undefined;
    return new StreamedFile(this.visitor, entry, selection, (value) => {
      entry.node.value = value;
    });
  }
}

function placed(tar: TarEntry, directory: string): TarEntry {
  const link = tar.type === 'hardlink' ? `${directory}/${tar.link ?? ''}` : tar.link;
  return { ...tar, name: `${directory}/${tar.name}`, link };
}

/** Throws {@link EnvironmentError} when what is at hand of the first block shows that this is no tar. */
function checkTar(name: string, start: Uint8Array): void {
  if (start.length < BLOCK || looksLikeTar(start) || start.subarray(0, BLOCK).every((byte) => byte === 0)) return;
  throw new EnvironmentError(`${name} is not a tar archive`, 'Check that it is the file you mean, and copied whole.');
}

/** Whether the visitor wants the file; one that cannot be read is told of at once. */
function wanted(visitor: FileVisitor, entry: LayerEntry): 'none' | 'head' | 'whole' {
  const { node, path } = entry;
  if (node.type !== 'file') return 'none';
  const selection = visitor.select(entry);
  if (selection === 'none' || node.hole === undefined) return selection;
  node.value = visitor.unreadable(entry, new UnreadableError(path, 'unsupported', `${path}: ${node.hole}`));
  return 'none';
}

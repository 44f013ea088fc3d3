import { createHash, type Hash } from 'node:crypto';
import type { FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import { compressionOf } from '../image/decompress.js';
import { DOCKER_MANIFEST } from '../image/docker-layout.js';
import { cleanPath, type Layer } from '../image/layer.js';
import { LayerSink } from '../image/layer-reader.js';
import { EntryBudget, type Limits, limitError } from '../image/limits.js';
import { DockerManifests, parseJson } from '../image/manifest.js';
import type { TarEntry } from '../tar/entries.js';
import { BLOCK, looksLikeTar } from '../tar/header.js';
import { type EntrySink, TarStream } from '../tar/stream.js';

/** A layer that came by, by the name of its file. */
interface Arrived {
  readonly layer: Promise<Layer>;
  /** Digest of the file as it was sent, where it was computed. */
  readonly digest: string | undefined;
  readonly packed: boolean;
}

/**
 * Takes what a daemon sends of one image (the layouts of `docker save`, of any version), in one pass: it is read while it
 * comes, and which layer lies on which is known only at the end, from the manifest that is sent last. Nothing is kept of
 * it but what the visitor makes of its files.
 */
export class ImageExport {
  readonly #tar = new TarStream((entry) => this.#entry(entry));
  readonly #budget: EntryBudget;
  readonly #layers = new Map<string, Arrived>();
  readonly #links = new Map<string, string>();
  #manifest: Uint8Array | undefined;
  /** The one layer that is on its way. */
  #open: LayerSink | undefined;
  #ended: Promise<unknown> | undefined;

  /** `name` is the image's, for messages; without `verify` nothing is held against its digest. */
  constructor(
    private readonly name: string,
    private readonly visitor: FileVisitor,
    private readonly limits: Limits,
    private readonly verify: boolean,
  ) {
    this.#budget = new EntryBudget(limits);
  }

  /** The next piece. Throws `TarError`, and what damaged layers throw. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#tar.write(chunk);
    await this.#ended;
    this.#ended = undefined;
    await this.#open?.ready();
  }

  /**
   * The layers, lowest first, when all has come. `diffIds` are what the daemon says of them.
   * Throws {@link EnvironmentError} where they are others.
   */
  async end(diffIds: readonly string[]): Promise<Layer[]> {
    this.#tar.end();
    const names = this.#names();
    if (names.length !== diffIds.length) {
      throw this.#error(`has ${names.length} layers, and the daemon says that there are ${diffIds.length}`);
    }
    return Promise.all(names.map((name, at) => this.#layer(name, diffIds[at] ?? '')));
  }

  #names(): readonly string[] {
    if (this.#manifest === undefined) throw this.#error(`was sent without its ${DOCKER_MANIFEST}`);
    const [image] = parseJson(this.#manifest, DockerManifests, `${this.name}:${DOCKER_MANIFEST}`);
    return image?.Layers ?? [];
  }

  #layer(name: string, diffId: string): Promise<Layer> {
    const path = this.#resolve(cleanPath(name));
    const arrived = this.#layers.get(path);
    if (arrived === undefined) throw this.#error(`was sent without its layer ${name}`);
    const { layer, digest, packed } = arrived;
    // What is packed has the digest that its name says (OCI image layout), not that of its content.
    const expected = packed ? `sha256:${path.slice(path.lastIndexOf('/') + 1)}` : diffId;
    if (digest !== undefined && digest !== expected) {
      throw this.#error(`is damaged: the digest of its layer ${name} is ${digest}, expected ${expected}`);
    }
    return layer;
  }

  #resolve(path: string): string {
    let at = path;
    for (let links = 0; links < 40; links += 1) at = this.#links.get(at) ?? at;
    return at;
  }

  #entry(entry: TarEntry): EntrySink | undefined {
    const path = cleanPath(entry.name);
    this.#budget.take(this.name);
    if (entry.type === 'hardlink') this.#links.set(path, cleanPath(entry.link ?? ''));
    if (entry.type === 'symlink')
      this.#links.set(path, cleanPath(`${path.slice(0, path.lastIndexOf('/'))}/${entry.link}`));
    if (entry.type !== 'file' || entry.size === 0) return undefined;
    if (path === `/${DOCKER_MANIFEST}`) return this.#manifestSink(entry);
    return new LayerGuess(entry.size, (head) => this.#start(path, head));
  }

  #manifestSink({ size }: TarEntry): EntrySink {
    if (size > this.limits.manifest) throw limitError('manifest', this.limits, this.name, 'has too large a manifest');
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk) => {
        chunks.push(Uint8Array.from(chunk));
      },
      end: () => {
        this.#manifest = Buffer.concat(chunks);
      },
    };
  }

  /** A sink for the layer that begins with `head`, `undefined` where that is none. */
  #start(path: string, head: Uint8Array): EntrySink | undefined {
    const packed = compressionOf(head) !== 'none';
    if (!packed && !looksLikeTar(head) && !head.every((byte) => byte === 0)) return undefined;
    const sink = new LayerSink(`${this.name}:${path.slice(1)}`, {}, this.visitor, this.#budget);
    const hash: Hash | undefined = this.verify ? createHash('sha256') : undefined;
    this.#open = sink;
    return {
      write: (chunk) => {
        hash?.update(chunk);
        sink.write(chunk);
      },
      end: () => {
        const layer = sink.end();
        // Waited for when the piece is through; until then Node would take a rejection for nobody's.
        layer.catch(() => undefined);
        this.#open = undefined;
        this.#ended = layer;
        const digest = hash === undefined ? undefined : `sha256:${hash.digest('hex')}`;
        this.#layers.set(path, { layer, digest, packed });
      },
    };
  }

  #error(what: string): EnvironmentError {
    return new EnvironmentError(`${this.name} ${what}`, 'It may have been removed meanwhile: try again.');
  }
}

/** Looks at the first block of a file, to tell layers from what else an export holds. */
class LayerGuess implements EntrySink {
  #head: Uint8Array[] = [];
  #length = 0;
  #sink: EntrySink | undefined;
  #decided = false;

  constructor(
    private readonly size: number,
    private readonly decide: (head: Uint8Array) => EntrySink | undefined,
  ) {}

  write(chunk: Uint8Array): void {
    if (this.#decided) {
      this.#sink?.write(chunk);
      return;
    }
    this.#head.push(chunk);
    this.#length += chunk.length;
    if (this.#length < Math.min(BLOCK, this.size)) return;
    this.#decided = true;
    const head = this.#head.length === 1 ? chunk : Buffer.concat(this.#head);
    this.#head = [];
    this.#sink = this.decide(head.subarray(0, BLOCK));
    this.#sink?.write(head);
  }

  end(): void {
    this.#sink?.end();
  }
}

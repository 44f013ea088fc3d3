import { deserialize, serialize } from 'node:v8';
import type { EntryType, FileVisitor, Storing } from '../../model/files.js';
import { KnownNode, NodeEntry } from '../files/node.js';
import { programIdentity } from '../program-identity.js';
import type { Layer, LayerEntry } from './layer.js';
import type { LayerCache } from './layer-cache.js';
import type { ReadOptions, StoredLayer } from './stored.js';

/** An entry of a layer as data; what the visitor made of it, where it did, packed. */
type Row = readonly [
  path: string,
  type: EntryType,
  mode: number,
  uid: number,
  gid: number,
  size: number,
  link: string | undefined,
  hole: string | undefined,
  value: unknown,
];

/** A layer as data. */
interface Data {
  /** Digest of the unpacked layer, which it was held against. */
  readonly diffId: string | undefined;
  readonly rows: readonly Row[];
}

/**
 * Layers that were read before, by the digest of what is stored: whatever image they are part of, they hold the same. Of a
 * layer only those parts are kept that the visitor kept; another visitor, another build of the program and other limits
 * have other parts.
 */
export class KeptLayers {
  /** Of earlier visitors to the same image. */
  readonly #earlier = new Set<string>();

  constructor(
    private readonly cache: LayerCache,
    private readonly options: Pick<ReadOptions, 'limits' | 'verify'>,
  ) {}

  /** The layer with what this visitor would make of it, if that is known. */
  find(layer: StoredLayer, visitor: FileVisitor): Layer | undefined {
    const { storing } = visitor;
    if (storing === undefined) return undefined;
    return this.#get(layer, storing, storing.key) ?? this.#untouched(layer, visitor, storing);
  }

  /** Keeps a layer that was read, and held against its digests. */
  keep(layer: StoredLayer, { storing }: FileVisitor, read: Layer): void {
    if (storing === undefined || layer.stored === undefined || this.options.verify === false) return;
    this.#earlier.add(storing.key);
    const rows = read.entries.map((entry) => rowOf(entry, storing));
    const data: Data = { diffId: layer.diffId, rows };
    this.cache.set(this.#keyOf(layer.stored, storing.key), serialize(data));
  }

  #get({ stored, diffId }: StoredLayer, storing: Storing, key: string): Layer | undefined {
    const bytes = stored === undefined ? undefined : this.cache.get(this.#keyOf(stored, key));
    if (bytes === undefined) return undefined;
    this.#earlier.add(key);
    try {
      const data = deserialize(bytes) as Data;
      // An image that says otherwise of the same layer is found out by reading it.
      if (data.diffId !== diffId) return undefined;
      const unpack = key === storing.key ? storing.unpack.bind(storing) : () => undefined;
      return { entries: data.rows.map((row) => entryOf(row, unpack)) };
    } catch {
      return undefined;
    }
  }

  /** A layer of which an earlier visitor saw the entries, when this one wants none of its files. */
  #untouched(layer: StoredLayer, visitor: FileVisitor, storing: Storing): Layer | undefined {
    for (const key of this.#earlier) {
      const known = this.#get(layer, storing, key);
      const wanted = known?.entries.some((entry) => entry.type === 'file' && visitor.select(entry) !== 'none');
      if (wanted === false) return known;
    }
    return undefined;
  }

  #keyOf(digest: string, visitor: string): string {
    return JSON.stringify([programIdentity(), process.versions.v8, this.options.limits, visitor, digest]);
  }
}

function rowOf({ path, node }: LayerEntry, storing: Storing): Row {
  const { type, mode, uid, gid, size, link, hole, value } = node;
  return [path, type, mode, uid, gid, size, link, hole, value === undefined ? undefined : storing.pack(value)];
}

function entryOf(row: Row, unpack: (data: unknown) => unknown): LayerEntry {
  const [path, type, mode, uid, gid, size, link, hole, value] = row;
  const node = new KnownNode(path.slice(path.lastIndexOf('/') + 1), type, { mode, uid, gid, size }, link);
  node.hole = hole;
  if (value !== undefined) node.value = unpack(value);
  return new NodeEntry(path, node);
}

import type { FileVisitor } from '../../model/files.js';
import type { Progress } from '../../model/progress.js';
import type { Blob } from './blob.js';
import type { Layer } from './layer.js';
import type { LayerCache } from './layer-cache.js';
import type { LayerDigests } from './layer-reader.js';
import type { Limits } from './limits.js';
import type { ParsedConfig } from './manifest.js';

/** Where the files of an image lie: a directory, or an uncompressed tar. */
export interface FileStore {
  /** For messages. */
  readonly name: string;
  /** The file `name`, `undefined` when there is none. Throws {@link EnvironmentError} when it cannot be opened. */
  file(name: string): Blob | undefined;
  /** Given where layers can only be read in the order in which they are stored: reads these in one pass. */
  layers?(wanted: readonly StoredLayer[], visitor: FileVisitor, options: ReadOptions): Promise<Layer[]>;
  /** How many layers at least are read at a time, where reading waits for others than this machine's processors. */
  readonly parallel?: number;
  close(): void;
}

/** A layer of an image: where it is stored, and the digests to hold it against. */
export interface StoredLayer extends LayerDigests {
  readonly blob: Blob;
}

/** Everything an image consists of, wherever it was found. */
export interface StoredImage {
  readonly reference: string;
  readonly name?: string | undefined;
  readonly digest?: string | undefined;
  readonly config: ParsedConfig;
  /** Lowest first. */
  readonly layers: readonly StoredLayer[];
  /** Where they lie. */
  readonly store: Pick<FileStore, 'layers' | 'parallel' | 'close'>;
}

/** How an image is read. */
export interface ReadOptions {
  readonly limits: Limits;
  /** See `OpenOptions.verify`. */
  readonly verify: boolean | undefined;
  /** Where what was read of layers is kept; only for layers that are expensive to read again. */
  readonly cache?: LayerCache | undefined;
  readonly onProgress?: Progress | undefined;
}

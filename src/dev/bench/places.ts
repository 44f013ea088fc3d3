import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where what is measured lies. */
export interface Places {
  /** Root of the built project. */
  readonly root: string;
  /** Directory with `rootfs/` and `images/`. */
  readonly corpus: string;
  /** Directory with `bin/` of the peers. */
  readonly peers: string;
  /** OCI layout ten times as large as the one measured. */
  readonly large: string;
  /** An image in a registry that runs on this machine, without TLS: HOST/NAME:TAG; empty where there is none. */
  readonly image: string;
  /** For what the measured programs write. */
  readonly scratch: string;
}

interface Index {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly layers?: readonly { readonly digest: string }[];
}

/** Paths of the layers of the first image in an OCI layout; empty when there is no such layout. */
export function layerBlobs(layout: string): readonly string[] {
  const index = join(layout, 'index.json');
  if (!existsSync(index)) return [];
  const blob = (digest: string): string => join(layout, 'blobs', digest.replace(':', '/'));
  const read = (path: string): Index => JSON.parse(readFileSync(path, 'utf8')) as Index;
  const manifest = read(index).manifests?.[0];
  return manifest === undefined ? [] : (read(blob(manifest.digest)).layers ?? []).map(({ digest }) => blob(digest));
}

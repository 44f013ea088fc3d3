import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as zlib from 'node:zlib';
import { buildTar, type TarSpec } from './tar.js';

/** How a layer is packed in an image that a test builds. */
export type Packing = 'none' | 'gzip' | 'zstd';

/** An image that a test builds, independent of the layout that it is written in. */
export interface ImageSpec {
  /** Unpacked tars, lowest first. */
  readonly layers: readonly Buffer[];
  /** The `config` object of the image configuration. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
}

/** The files of an image layout, by name; a link is given as its target. */
export type ImageFiles = Map<string, Buffer | { readonly link: string }>;

/** A descriptor of an OCI blob. */
export interface Descriptor {
  readonly mediaType?: string;
  readonly digest: string;
  readonly size: number;
  readonly [field: string]: unknown;
}

export const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const INDEX = 'application/vnd.oci.image.index.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';
const AMD64 = { os: 'linux', architecture: 'amd64' };

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether this machine can write zstd: Node from 22.15 on, or the zstd command. */
export function hasZstd(): boolean {
  return 'zstdCompressSync' in zlib || spawnSync('zstd', ['--version']).status === 0;
}

/** Packs the bytes of a layer. */
export function pack(bytes: Buffer, packing: Packing): Buffer {
  if (packing === 'none') return bytes;
  if (packing === 'gzip') return zlib.gzipSync(bytes);
  if ('zstdCompressSync' in zlib) return (zlib.zstdCompressSync as (input: Buffer) => Buffer)(bytes);
  const { status, stdout, stderr } = spawnSync('zstd', ['-q', '-c'], { input: bytes, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`zstd failed: ${stderr}`);
  return stdout;
}

/** The bytes of the image configuration. */
export function configJson({ layers, config = {}, platform = AMD64 }: ImageSpec): Buffer {
  const diffIds = layers.map((layer) => `sha256:${sha256(layer)}`);
  return json({ ...platform, config, rootfs: { type: 'layers', diff_ids: diffIds } });
}

/** What `docker save` of Docker up to 24 writes: `ID/layer.tar`, a layer that repeats as a link to the first. */
export function oldDockerArchive(image: ImageSpec): ImageFiles {
  const files: ImageFiles = new Map();
  const config = configJson(image);
  const first = new Map<string, string>();
  const names = image.layers.map((layer, at) => {
    const id = sha256(Buffer.from(`${at} ${sha256(layer)}`));
    const known = first.get(sha256(layer));
    files.set(`${id}/VERSION`, Buffer.from('1.0'));
    files.set(`${id}/json`, json({ id }));
    files.set(`${id}/layer.tar`, known === undefined ? layer : { link: `../${known}` });
    if (known === undefined) first.set(sha256(layer), `${id}/layer.tar`);
    return `${id}/layer.tar`;
  });
  files.set(`${sha256(config)}.json`, config);
  files.set('manifest.json', dockerManifest(`${sha256(config)}.json`, names, image));
  return files;
}

/** What `podman save` writes: `HASH.tar` by the layer's DiffID. */
export function podmanArchive(image: ImageSpec): ImageFiles {
  const files: ImageFiles = new Map();
  const config = configJson(image);
  const names = image.layers.map((layer) => {
    files.set(`${sha256(layer)}.tar`, layer);
    return `${sha256(layer)}.tar`;
  });
  files.set(`${sha256(config)}.json`, config);
  files.set('manifest.json', dockerManifest(`${sha256(config)}.json`, names, image));
  return files;
}

/** What `docker save` of Docker from 25 on writes: an OCI layout, and a `manifest.json` that names its blobs. */
export function newDockerArchive(image: ImageSpec): ImageFiles {
  const files = ociLayout(image, 'none');
  const config = configJson(image);
  const names = image.layers.map((layer) => `blobs/sha256/${sha256(layer)}`);
  files.set('manifest.json', dockerManifest(`blobs/sha256/${sha256(config)}`, names, image));
  return files;
}

/** An OCI image layout of one image. */
export function ociLayout(image: ImageSpec, packing: Packing): ImageFiles {
  const files: ImageFiles = new Map();
  const manifest = addImage(files, image, packing);
  const tagged = (image.tags ?? []).map((tag) => ({
    ...manifest,
    annotations: { 'org.opencontainers.image.ref.name': tag },
  }));
  addIndex(files, tagged.length === 0 ? [manifest] : tagged);
  return files;
}

/** Adds an image's blobs to a layout; returns the descriptor of its manifest. */
export function addImage(files: ImageFiles, image: ImageSpec, packing: Packing): Descriptor {
  const suffix = packing === 'none' ? '' : `+${packing}`;
  const layers = image.layers.map((layer) => addBlob(files, pack(layer, packing), LAYER + suffix));
  const config = addBlob(files, configJson(image), CONFIG);
  return addBlob(files, json({ schemaVersion: 2, mediaType: MANIFEST, config, layers }), MANIFEST);
}

/** Adds a blob to a layout; returns its descriptor. */
export function addBlob(files: ImageFiles, bytes: Buffer, mediaType: string): Descriptor {
  const hex = sha256(bytes);
  files.set(`blobs/sha256/${hex}`, bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

/** Adds `index.json` and the marker of a layout. */
export function addIndex(files: ImageFiles, manifests: readonly Descriptor[]): void {
  files.set('index.json', json({ schemaVersion: 2, mediaType: INDEX, manifests }));
  files.set('oci-layout', json({ imageLayoutVersion: '1.0.0' }));
}

/** JSON as it is written into images. */
export function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** The files as one tar, in the order of their names, directories first. */
export function archive(files: ImageFiles): Buffer {
  const directories = new Set<string>();
  const specs = [...files].flatMap(([name, file]): TarSpec[] => {
    const directory = `${dirname(name)}/`;
    const made = directory === './' || directories.has(directory) ? [] : [{ name: directory, type: '5', mode: 0o755 }];
    directories.add(directory);
    const entry = 'link' in file ? { name, type: '2', link: file.link, mode: 0o777 } : { name, content: file };
    return [...made, entry];
  });
  return buildTar(specs);
}

/** Writes the files below `directory`. Links are not needed there. */
export function writeFiles(files: ImageFiles, directory: string): void {
  for (const [name, file] of files) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    if (!('link' in file)) writeFileSync(join(directory, name), file);
  }
}

function dockerManifest(config: string, layers: readonly string[], { tags }: ImageSpec): Buffer {
  return json([{ Config: config, RepoTags: tags ?? null, Layers: layers }]);
}

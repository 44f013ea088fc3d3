import * as z from 'zod';
import type { Platform } from '../../model/environment.js';
import { EnvironmentError } from '../../model/problem.js';
import { type Blob, parseDigest, readBlob } from './blob.js';
import type { Limits } from './limits.js';
import { type Descriptor, Index, Manifest, parseConfig, parseJson } from './manifest.js';
import { matchesPlatform, platformText } from './platform.js';
import type { FileStore, StoredImage, StoredLayer } from './stored.js';

/** The file that makes a directory or an archive an OCI image layout (OCI image-spec, image-layout.md). */
export const OCI_LAYOUT = 'oci-layout';

/** Indexes inside indexes that are followed; the specification allows any number, nobody uses more than two. */
const MAX_NESTING = 8;

/** Gives the blob of a descriptor: from a layout's `blobs`, or from a registry, which keeps manifests elsewhere. */
export type BlobSource = (descriptor: Descriptor, kind: 'manifest' | 'blob') => Blob;

/** What picks one image of several. */
export interface Choice {
  readonly tag?: string | undefined;
  readonly platform: Platform;
}

/** The image in an OCI layout. Throws {@link EnvironmentError}. */
export async function openOciLayout(
  store: FileStore,
  reference: string,
  choice: Choice,
  limits: Limits,
): Promise<StoredImage> {
  const indexFile = store.file('index.json');
  if (indexFile === undefined) {
    throw new EnvironmentError(
      `${store.name} is not an OCI image layout: it has no index.json`,
      'For docker save output use docker-archive:FILE.',
    );
  }
  const index = parseJson(await readBlob(indexFile, limits.manifest), Index, indexFile.name);
  const blobs = layoutBlobs(store);
  const tagged = withTag(index.manifests, choice.tag, store.name);
  const manifest = await findManifest(tagged, choice, blobs, limits, store.name);
  const image = await openManifest(manifest, blobs, limits);
  const name = choice.tag ?? tagName(tagged[0]);
  return { reference, name, digest: manifest.digest, ...image, store };
}

/** Reads a manifest and what it names. Every blob is held against its descriptor's digest and size. */
export async function openManifest(
  descriptor: Descriptor,
  blobs: BlobSource,
  limits: Limits,
): Promise<Pick<StoredImage, 'config' | 'layers'>> {
  const manifest = await readJson(descriptor, blobs, limits, Manifest);
  const configBlob = sized(blobs(manifest.config, 'blob'), manifest.config);
  const config = parseConfig(await readBlob(configBlob, limits.manifest, manifest.config.digest), configBlob.name);
  const seen = new Map<string, StoredLayer>();
  const layers = manifest.layers.map((layer, at) => {
    const known = seen.get(layer.digest);
    if (known !== undefined && known.diffId === config.diffIds[at]) return known;
    const stored = { blob: sized(blobs(layer, 'blob'), layer), stored: layer.digest, diffId: config.diffIds[at] };
    seen.set(layer.digest, stored);
    return stored;
  });
  return { config, layers };
}

/**
 * Descends from an index to the manifest for the platform, passing over what is no image. `name` is for messages.
 * Throws {@link EnvironmentError} when there is none, or more than one.
 */
export async function findManifest(
  candidates: readonly Descriptor[],
  choice: Choice,
  blobs: BlobSource,
  limits: Limits,
  name: string,
): Promise<Descriptor> {
  let level = candidates;
  for (let depth = 0; depth < MAX_NESTING; depth += 1) {
    const images = level.filter((descriptor) => !isNoImage(descriptor));
    const chosen = choose(images, choice, name);
    if (!(await isIndex(chosen, blobs, limits))) return chosen;
    level = (await readJson(chosen, blobs, limits, Index)).manifests;
  }
  throw new EnvironmentError(`${name}: indexes are nested more than ${MAX_NESTING} deep`);
}

/**
 * BuildKit stores attestations beside the images, marked by annotation and by an unknown platform; signatures and bills
 * of material are artifacts (OCI image-spec, manifest.md, "Guidelines for Artifact Usage").
 */
function isNoImage(descriptor: Descriptor): boolean {
  const type = descriptor.annotations?.['vnd.docker.reference.type'];
  return (
    type === 'attestation-manifest' ||
    descriptor.artifactType !== undefined ||
    (descriptor.platform?.os === 'unknown' && descriptor.platform.architecture === 'unknown')
  );
}

function choose(images: readonly Descriptor[], choice: Choice, name: string): Descriptor {
  const [first, ...others] = distinct(images);
  if (first === undefined) throw new EnvironmentError(`${name} holds no image`);
  const matching = distinct(images).filter(({ platform }) => platform && matchesPlatform(platform, choice.platform));
  const [match] = matching;
  if (match !== undefined && new Set(matching.map(tagName)).size === 1) return match;
  if (others.length === 0) return first;
  const platforms = images.flatMap(({ platform }) => (platform ? [platformText(platform)] : []));
  if (match !== undefined || platforms.length === 0) throw ambiguous(match === undefined ? images : matching, name);
  throw new EnvironmentError(
    `${name} holds no image for ${platformText(choice.platform)}`,
    `Choose one with --platform: ${platforms.join(', ')}.`,
  );
}

/** An image with several tags is listed once for each of them. */
function distinct(images: readonly Descriptor[]): Descriptor[] {
  return [...new Map(images.toReversed().map((image) => [image.digest, image])).values()].reverse();
}

function ambiguous(images: readonly Descriptor[], name: string): EnvironmentError {
  const tags = images.map(tagName).filter((tag) => tag !== undefined);
  const advice = tags.length > 0 ? `Name one of them: ${tags.join(', ')}.` : 'Save the one that you mean alone.';
  return new EnvironmentError(`${name} holds ${distinct(images).length} images`, advice);
}

async function isIndex(descriptor: Descriptor, blobs: BlobSource, limits: Limits): Promise<boolean> {
  if (descriptor.mediaType?.includes('image.index') || descriptor.mediaType?.includes('manifest.list')) return true;
  if (descriptor.mediaType?.includes('manifest')) return false;
  const blob = sized(blobs(descriptor, 'manifest'), descriptor);
  const json = parseJson(await readBlob(blob, limits.manifest, descriptor.digest), z.unknown(), blob.name);
  return typeof json === 'object' && json !== null && 'manifests' in json;
}

async function readJson<T>(
  descriptor: Descriptor,
  blobs: BlobSource,
  limits: Limits,
  schema: Parameters<typeof parseJson<T>>[1],
): Promise<T> {
  const blob = sized(blobs(descriptor, 'manifest'), descriptor);
  return parseJson(await readBlob(blob, limits.manifest, descriptor.digest), schema, blob.name);
}

/** Throws when the blob has not the size that its descriptor gives. */
function sized(blob: Blob, descriptor: Descriptor): Blob {
  if (blob.size === descriptor.size) return blob;
  throw new EnvironmentError(
    `${blob.name} is damaged: it has ${blob.size} bytes, expected ${descriptor.size}`,
    'Save or pull the image again.',
  );
}

function layoutBlobs(store: FileStore): BlobSource {
  return (descriptor) => {
    const { algorithm, hex } = parseDigest(descriptor.digest, store.name);
    const blob = store.file(`blobs/${algorithm}/${hex}`);
    if (blob !== undefined) return blob;
    const where = descriptor.urls?.length ? ', it is to be fetched from elsewhere' : '';
    throw new EnvironmentError(
      `${store.name} lacks the blob ${descriptor.digest}${where}`,
      'Save or pull the image again.',
    );
  };
}

function tagName(descriptor: Descriptor | undefined): string | undefined {
  return (
    descriptor?.annotations?.['io.containerd.image.name'] ??
    descriptor?.annotations?.['org.opencontainers.image.ref.name']
  );
}

function withTag(manifests: readonly Descriptor[], tag: string | undefined, name: string): readonly Descriptor[] {
  if (tag === undefined) return manifests;
  const named = manifests.filter(({ annotations }) =>
    [annotations?.['org.opencontainers.image.ref.name'], annotations?.['io.containerd.image.name']].some(
      (known) => known === tag || known?.endsWith(`/${tag}`) || known?.endsWith(`:${tag}`),
    ),
  );
  if (named.length > 0) return named;
  const tags = manifests.map(tagName).filter((known) => known !== undefined);
  throw new EnvironmentError(
    `${name} holds no image ${tag}`,
    tags.length > 0 ? `It holds: ${tags.join(', ')}.` : undefined,
  );
}

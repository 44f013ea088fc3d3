import { createHash } from 'node:crypto';
import type { Platform } from '../../model/environment.js';
import { EnvironmentError } from '../../model/problem.js';
import { type Blob, parseDigest, Verifier } from '../image/blob.js';
import type { Limits } from '../image/limits.js';
import type { Descriptor } from '../image/manifest.js';
import { type BlobSource, findManifest, openManifest } from '../image/oci-layout.js';
import type { StoredImage } from '../image/stored.js';
import { readBody } from './answer.js';
import type { RegistryClient } from './client.js';
import { codeOf, isLasting, unreachable } from './failure.js';
import type { ImageName } from './image-name.js';
import { RemoteBlob } from './remote-blob.js';
import { delayAfter } from './retry.js';

/** What a client takes for a manifest (OCI image-spec, media-types.md; Docker's schema 2). */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Layers that are fetched at a time, as docker does. */
const PARALLEL = 3;

/** Docker's first format of manifests, which no registry takes any more. */
const SCHEMA_1 = /vnd\.docker\.distribution\.manifest\.v1\+/;

/** The image that `name` names, for `platform`. What it consists of is read when it is asked for. Throws {@link EnvironmentError}. */
export async function openRegistryImage(
  client: RegistryClient,
  name: ImageName,
  reference: string,
  platform: Platform,
  limits: Limits,
): Promise<StoredImage> {
  const { descriptor, bytes } = await resolve(client, name, limits);
  const known = new Map([[descriptor.digest, bytes]]);
  const blobs: BlobSource = (wanted, kind) => {
    const { digest, size } = wanted;
    parseDigest(digest, name.text);
    const there = known.get(digest);
    if (there !== undefined) return inMemory(name.text, there);
    const what = `${kind} ${digest}`;
    return kind === 'manifest'
      ? new RemoteBlob(client, what, `manifests/${digest}`, size, { accept: MANIFESTS })
      : new RemoteBlob(client, what, `blobs/${digest}`, size);
  };
  const manifest = await findManifest([descriptor], { platform }, blobs, limits, name.text);
  const image = await openManifest(manifest, blobs, limits);
  const store = { parallel: PARALLEL, close: () => client.close() };
  return { reference, name: name.text, digest: manifest.digest, ...image, store };
}

/** What stands under the tag or digest. */
async function resolve(
  client: RegistryClient,
  name: ImageName,
  limits: Limits,
): Promise<{ descriptor: Descriptor; bytes: Uint8Array }> {
  const { bytes, mediaType, said } = await fetchManifest(client, name, limits);
  if (SCHEMA_1.test(mediaType)) {
    throw new EnvironmentError(
      `${name.text} is in Docker's first format of images, which is not read any more`,
      'Push it again with a docker of today.',
    );
  }
  const digest = name.digest ?? (said?.startsWith('sha') ? said : sha256(bytes));
  const verifier = new Verifier(digest, `the manifest of ${name.text}`);
  verifier.update(bytes);
  verifier.check();
  return { descriptor: { mediaType, digest, size: bytes.length }, bytes };
}

async function fetchManifest(
  client: RegistryClient,
  name: ImageName,
  limits: Limits,
): Promise<{ bytes: Uint8Array; mediaType: string; said: string | undefined }> {
  const what = `the manifest of ${name.text}`;
  for (let attempt = 1; ; attempt += 1) {
    const response = await client.get(`manifests/${name.version}`, { accept: MANIFESTS }, what);
    try {
      const bytes = await readBody(response, limits.manifest, client.host);
      const said = response.headers['docker-content-digest'];
      const mediaType = mediaTypeOf(response.headers['content-type'] ?? '');
      return { bytes, mediaType, said: typeof said === 'string' ? said : undefined };
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      const delay = isLasting(error, attempt) ? undefined : delayAfter(attempt, undefined, Date.now());
      if (delay === undefined || codeOf(error) === 'ABORT_ERR')
        throw unreachable(new URL(`https://${client.host}`), error);
      await client.connecting.wait(delay);
    }
  }
}

/** Without its parameters; a type that says nothing leaves it to the content. */
function mediaTypeOf(header: string): string {
  return header.split(';', 1)[0]?.trim() ?? '';
}

function inMemory(name: string, bytes: Uint8Array): Blob {
  return {
    name,
    size: bytes.length,
    async *stream() {
      yield bytes;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

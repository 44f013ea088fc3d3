import { createHash } from 'node:crypto';
import { EnvironmentError } from '../../model/problem.js';
import { readBlob } from './blob.js';
import type { Limits } from './limits.js';
import { type DockerManifest, DockerManifests, parseConfig, parseJson } from './manifest.js';
import type { FileStore, StoredImage } from './stored.js';

/** The file that makes an archive one of `docker save`, whichever of its layouts it has. */
export const DOCKER_MANIFEST = 'manifest.json';

/**
 * The image in what `docker save` or `podman save` wrote: Docker up to 24 (`ID/layer.tar`), Docker from 25 on (an OCI
 * layout with a `manifest.json`), podman (`HASH.tar`) all name their files in `manifest.json`. With several images in one
 * archive `tag` picks. Throws {@link EnvironmentError}.
 */
export async function openDockerLayout(
  store: FileStore,
  reference: string,
  tag: string | undefined,
  limits: Limits,
): Promise<StoredImage> {
  const manifestFile = store.file(DOCKER_MANIFEST);
  if (manifestFile === undefined) {
    throw new EnvironmentError(
      `${store.name} is not a docker archive: it has no ${DOCKER_MANIFEST}`,
      'Write one with: docker save NAME -o FILE. For an OCI layout use oci-archive:FILE.',
    );
  }
  const manifests = parseJson(await readBlob(manifestFile, limits.manifest), DockerManifests, manifestFile.name);
  const manifest = pick(manifests, tag, store.name);
  const configFile = store.file(manifest.Config);
  if (configFile === undefined)
    throw new EnvironmentError(`${store.name} lacks its image configuration ${manifest.Config}`);
  const bytes = await readBlob(configFile, limits.manifest);
  const config = parseConfig(bytes, configFile.name);
  const id = createHash('sha256').update(bytes).digest('hex');
  const named = /([0-9a-f]{64})/.exec(manifest.Config)?.[1];
  if (named !== undefined && named !== id) {
    throw new EnvironmentError(`${configFile.name} is damaged: its digest is sha256:${id}`, 'Save the image again.');
  }
  const layers = (manifest.Layers ?? []).map((name, at) => {
    const blob = store.file(name);
    if (blob === undefined)
      throw new EnvironmentError(`${store.name} lacks the layer ${name}`, 'Save the image again.');
    return { blob, diffId: config.diffIds[at] };
  });
  const name = tag ?? manifest.RepoTags?.[0];
  return { reference, name, digest: `sha256:${id}`, config, layers, store };
}

function pick(manifests: readonly DockerManifest[], tag: string | undefined, name: string): DockerManifest {
  const tags = manifests.flatMap((manifest) => manifest.RepoTags ?? []);
  const named = (known: string): boolean => known === tag || known.endsWith(`/${tag}`);
  const found = tag === undefined ? undefined : manifests.find(({ RepoTags }) => RepoTags?.some(named));
  if (found !== undefined) return found;
  const first = manifests[0];
  if (tag === undefined && manifests.length === 1 && first !== undefined) return first;
  const problem = tag === undefined ? `holds ${manifests.length} images` : `holds no image ${tag}`;
  const advice =
    tags.length === 0
      ? 'None in it has a tag: save a single image.'
      : `Name one of them after the file: docker-archive:FILE:TAG with ${tags.join(', ')}.`;
  throw new EnvironmentError(`${name} ${problem}`, advice);
}

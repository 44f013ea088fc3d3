import type { RandomAccess } from '../files/random-access.js';
import { hopTar } from '../tar/hop.js';
import { compressionOf, MAGIC_BYTES } from './decompress.js';
import { DOCKER_MANIFEST } from './docker-layout.js';
import { cleanPath } from './layer.js';
import { EntryBudget, type Limits } from './limits.js';
import { OCI_LAYOUT } from './oci-layout.js';
import { unpackTar } from './unpack.js';

/** Files at the top of an archive that make it one of an image. */
const MARKERS: ReadonlySet<string> = new Set([DOCKER_MANIFEST, OCI_LAYOUT, 'index.json']);

/** A root filesystem begins with one of these (Filesystem Hierarchy Standard 3.0), which no archive of an image has. */
const OF_A_ROOT = /^\/(?:bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?:\/|$)/;

/**
 * Which of the names that mark an archive of an image are in this one. Writers put them behind the layers, so that all of
 * it is read, unless it turns out to be a root filesystem. Throws `TarError` and `EnvironmentError` when it is damaged.
 */
export async function markers(name: string, archive: RandomAccess, limits: Limits): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const budget = new EntryBudget(limits);
  let root = false;
  const look = (entry: { readonly name: string }): void => {
    budget.take(name);
    const path = cleanPath(entry.name);
    if (MARKERS.has(path.slice(1))) found.add(path.slice(1));
    root ||= OF_A_ROOT.test(path);
  };
  if (compressionOf(archive.read(0, MAGIC_BYTES)) === 'none') {
    for (const { entry } of hopTar(archive)) {
      look(entry);
      if (root) break;
    }
  } else {
    await unpackTar(
      name,
      archive,
      limits,
      (entry) => {
        look(entry);
        return undefined;
      },
      () => Promise.resolve(!root),
    );
  }
  return found;
}

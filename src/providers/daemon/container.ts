import type { Environment, Mount } from '../../model/environment.js';
import type { FileTree, FileVisitor } from '../../model/files.js';
import { EnvironmentError } from '../../model/problem.js';
import type { OpenOptions } from '../../model/provider.js';
import type { Tree } from '../files/tree.js';
import { EntryBudget } from '../image/limits.js';
import { readOptions } from '../image/read-options.js';
import { Squash } from '../image/squash.js';
import type { ReadOptions } from '../image/stored.js';
import { archiveLayer } from './archive-layer.js';
import { configOf } from './container-inspect.js';
import { containerLive, mountsOf } from './container-live.js';
import { isGone, layMount } from './container-mounts.js';
import { Refusal } from './failure.js';
import type { FoundContainer } from './find-container.js';
import { inspectImage } from './image.js';

/**
 * A container of a daemon: its image with its changes, as the daemon exports them, what of mounted files belongs to it,
 * and how it is run. Throws {@link EnvironmentError}.
 */
export async function openContainer(
  { daemon, container }: FoundContainer,
  reference: string,
  options: OpenOptions,
): Promise<Environment> {
  const read = readOptions(options);
  const image = await imageOf({ daemon, container });
  return {
    description: {
      reference,
      kind: 'container',
      ...(image?.platform === undefined ? {} : { platform: image.platform }),
      ...(image === undefined ? {} : { digest: image.id, layers: [...image.diffIds] }),
      name: container.Name.replace(/^\//, ''),
    },
    image: configOf(container),
    live: await containerLive(daemon, container),
    isStream: true,
    scan: (visitor) => scanContainer({ daemon, container }, reference, visitor, read),
    close: () => Promise.resolve(),
  };
}

/** What it was made from; an image that was removed since leaves its containers whole. */
async function imageOf({ daemon, container }: FoundContainer) {
  try {
    return await inspectImage(daemon, container.Image);
  } catch (error) {
    if (error instanceof EnvironmentError && error.cause instanceof Refusal) return undefined;
    throw error;
  }
}

async function scanContainer(
  found: FoundContainer,
  name: string,
  visitor: FileVisitor,
  { limits, onProgress }: ReadOptions,
): Promise<FileTree> {
  const { daemon, container } = found;
  const budget = new EntryBudget(limits);
  const onBytes = (done: number) => onProgress?.({ phase: 'bytes', done, detail: name });
  const squashed = new Squash('archive');
  try {
    const layer = await archiveLayer(daemon, `/containers/${container.Id}/export`, { name, visitor, budget, onBytes });
    if (layer !== undefined) squashed.add(layer);
    withoutMarks(squashed.tree);
    for (const mount of [...mountsOf(container), ...filesOfDaemon(found)]) {
      if (mount.point !== '/') await layMount(found, mount, { squashed, visitor, budget });
    }
    return squashed.tree;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const what = isGone(error) ? 'was removed while it was read' : 'cannot be exported';
    throw new EnvironmentError(`${name} ${what}: ${error.said}`, undefined, { cause: error });
  }
}

/** How names are looked up a daemon writes anew for each container, and mounts it without listing it among the mounts. */
function filesOfDaemon({ container: { ResolvConfPath, HostsPath } }: FoundContainer): Mount[] {
  const files = [
    ['/etc/resolv.conf', ResolvConfPath],
    ['/etc/hosts', HostsPath],
  ] as const;
  return files.flatMap(([point, path]) => (path ? [{ device: path, point, type: 'bind', options: [] }] : []));
}

/**
 * Takes out what a daemon puts into every container: its mark, empty files where it mounts its own when the container
 * runs, and devices, over which others are mounted then.
 */
function withoutMarks({ root }: Tree): void {
  root.children?.delete('.dockerenv');
  root.children?.get('dev')?.children?.clear();
  const etc = root.children?.get('etc')?.children;
  for (const name of ['hosts', 'hostname', 'resolv.conf']) {
    const node = etc?.get(name);
    if (node?.type === 'file' && node.metadata.size === 0) etc?.delete(name);
  }
}

import type { Mount } from '../../model/environment.js';
import type { FileVisitor } from '../../model/files.js';
import { describe } from '../files/failure.js';
import type { EntryBudget } from '../image/limits.js';
import type { Squash } from '../image/squash.js';
import { archiveLayer } from './archive-layer.js';
import { Refusal } from './failure.js';
import type { FoundContainer } from './find-container.js';

/** What is laid over, and who is shown the files. */
export interface Laying {
  readonly squashed: Squash;
  readonly visitor: FileVisitor;
  readonly budget: EntryBudget;
}

/**
 * Lays over the files of a container what is mounted there: a file or directory of the host for what it is, up to a limit,
 * since software and settings come that way; nothing of a volume, which holds data: what the image has there stays, and
 * anything else is unknown. A `tmpfs` is empty. Throws `Refusal` when the container is gone.
 */
export async function layMount(found: FoundContainer, mount: Mount, { squashed, visitor, budget }: Laying) {
  const { point, type, device } = mount;
  const node = squashed.tree.find(point, true)?.node;
  const hide = (why: string): void => {
    if (node !== undefined) node.hole = `${device} is mounted there, ${why}`;
  };
  if (type !== 'bind') {
    if (type === 'tmpfs') node?.children?.clear();
    else hide(`a ${type} whose content is not read`);
    return;
  }
  node?.children?.clear();
  try {
    const layer = await mountedFiles(found, point, visitor, budget);
    if (layer !== undefined) squashed.add(layer);
    else hide(`with more than ${budget.limits.mount} bytes (--limit mount=NUMBER raises this)`);
  } catch (error) {
    if (error instanceof Refusal && isGone(error)) throw error;
    hide(`and could not be read: ${describe(error)}`);
  }
}

function mountedFiles({ daemon, container }: FoundContainer, point: string, visitor: FileVisitor, budget: EntryBudget) {
  return archiveLayer(daemon, `/containers/${container.Id}/archive?path=${encodeURIComponent(point)}`, {
    name: `${point} of ${container.Name}`,
    visitor,
    budget,
    // An archive of one file or directory begins with its own name.
    directory: point.slice(0, point.lastIndexOf('/')),
    most: budget.limits.mount,
  });
}

/** Whether a daemon refuses because it has no such container, and not because it cannot do what it was asked for. */
export function isGone({ status, said }: Refusal): boolean {
  return status === 404 && /no (?:such )?container/i.test(said);
}

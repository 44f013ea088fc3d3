import type { Snapshot } from '../../model/snapshot.js';

/** A file system of the target that forbids to execute what lies on it. */
export interface Forbidding {
  /** The directory that it is mounted on. */
  readonly point: string;
  readonly type: string;
}

/** The file system that `path` lies on, where that is known and forbids to execute (mount(8), noexec). */
export function forbidsToExecute({ sections }: Snapshot, path: string): Forbidding | undefined {
  const { mounts } = sections;
  if (mounts?.status !== 'complete') return undefined;
  const points = Object.keys(mounts.facts).filter((point) => isBelow(path, point));
  const [point] = points.sort((a, b) => b.length - a.length);
  const fact = point === undefined ? undefined : mounts.facts[point];
  if (point === undefined || fact === undefined) return undefined;
  const { options, type } = fact;
  return Array.isArray(options) && options.includes('noexec') ? { point, type: String(type) } : undefined;
}

function isBelow(path: string, point: string): boolean {
  return point === '/' || path.startsWith(`${point}/`);
}

import { EnvironmentError } from '../model/problem.js';
import type { Snapshot } from '../model/snapshot.js';
import { redactReference } from '../redaction/reference.js';

/**
 * Opens environments, as many at a time as `open` lets, and gives their snapshots in the order of their names. Throws when
 * one of them cannot be read, but only when all were tried: {@link EnvironmentError} that names every one.
 */
export async function openEach(
  names: readonly string[],
  open: (name: string) => Promise<Snapshot>,
): Promise<Snapshot[]> {
  const tried = await Promise.allSettled(names.map((name) => open(name)));
  const failed = tried.flatMap((each, at) =>
    each.status === 'rejected' ? [{ name: names[at] ?? '', reason: each.reason as unknown }] : [],
  );
  const [first, ...others] = failed;
  if (first === undefined) return tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const { reason } = first;
  if (others.length === 0 || !(reason instanceof EnvironmentError)) throw reason;
  const named = others.map(({ name }) => redactReference(name)).join(', ');
  throw new EnvironmentError(`${reason.message}\nNor can be read: ${named}.`, reason.advice, { cause: reason });
}

import type { Snapshot } from '../model/snapshot.js';

/**
 * The snapshot under the name that the user gave it now: a file `web.json` says of itself that it was taken from
 * `host`, but what a report names, and what its commands take, is `web.json`. What it was then stays as its name.
 */
export function named(snapshot: Snapshot, reference: string): Snapshot {
  const { environment } = snapshot;
  if (environment.reference === reference) return snapshot;
  const { reference: taken, name = taken } = environment;
  return { ...snapshot, environment: { ...environment, reference, name } };
}

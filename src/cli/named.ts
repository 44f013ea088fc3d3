import type { Snapshot } from '../model/snapshot.js';
import { redactReference } from '../redaction/reference.js';

/**
 * The snapshot under the name that the user gave it now: a file `web.json` says of itself that it was taken from
 * `host`, but what a report names, and what its commands take, is `web.json`. What it was then stays as its name. A
 * password in the reference is not repeated.
 */
export function named(snapshot: Snapshot, given: string): Snapshot {
  const reference = redactReference(given);
  const { environment } = snapshot;
  if (environment.reference === reference) return snapshot;
  const { reference: taken, name = taken } = environment;
  return { ...snapshot, environment: { ...environment, reference, name } };
}

import { EnvironmentError } from '../model/problem.js';
import type { Snapshot } from '../model/snapshot.js';
import { PROBES } from '../probes/index.js';
import { keyed, keyId, type Mask, presenceOnly, SHORTEST_KEY } from '../redaction/mask.js';
import { type Encoded, redactDescription, redactSections } from '../redaction/sections.js';

/** Fields that cannot hold a secret, as the probes say. */
const ENCODED: Encoded = Object.fromEntries(
  PROBES.flatMap(({ id, section = id, encoded }) => (encoded === undefined ? [] : [[section, encoded]])),
);

/**
 * The snapshot without secrets, whichever probes its facts come from; one that says it has none is left as it is.
 * `key` is the key of the tokens or `@FILE` that holds it; without it only the presence of a secret is kept. `names` are
 * patterns of further names under which secrets stand.
 * Throws {@link EnvironmentError} for a key that cannot be read or that could be guessed.
 */
export async function withoutSecrets(
  snapshot: Snapshot,
  key: string | undefined,
  names: readonly string[] = [],
): Promise<Snapshot> {
  if (snapshot.redaction !== undefined) return snapshot;
  const read = key === undefined ? undefined : await readKey(key);
  const mask: Mask = read === undefined ? presenceOnly : keyed(read);
  const { sections, environment, ...head } = snapshot;
  return {
    ...head,
    environment: redactDescription(environment, mask),
    redaction: read === undefined ? { mode: 'presence' } : { mode: 'keyed', keyId: keyId(read) },
    sections: redactSections(sections, mask, ENCODED, names),
  };
}

async function readKey(key: string): Promise<string> {
  const { readSmallText } = await import('../providers/small-text.js');
  const read = key.startsWith('@') ? (await readSmallText(key.slice(1), 'redaction key')).trim() : key;
  if (read.length >= SHORTEST_KEY) return read;
  throw new EnvironmentError(
    `The redaction key has fewer than ${SHORTEST_KEY} characters, and whoever guesses it can guess secrets`,
    'Make one with: openssl rand -hex 32 > redaction.key, and name it by --redaction-key @redaction.key.',
  );
}

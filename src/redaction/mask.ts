import { createHash, createHmac } from 'node:crypto';
import { isMark, markOf, REDACTED } from '../model/redacted.js';

/** What is written in the place of a secret. */
export type Mask = (secret: string) => string;

/** Keeps nothing of a secret but that there is one. */
export const presenceOnly: Mask = (secret) => (isMark(secret) ? secret : REDACTED);

/** The shortest key that is taken: whoever guesses the key can try guesses of the secrets. */
export const SHORTEST_KEY = 16;

/**
 * Writes a token for each secret: an HMAC-SHA256 (RFC 2104) under `key`, cut to 128 bits. The same secret has the same
 * token wherever the same key is used, and without the key the token tells nothing of it.
 */
export function keyed(key: string): Mask {
  const id = keyId(key);
  return (secret) =>
    isMark(secret) ? secret : markOf(id, createHmac('sha256', key).update(secret).digest('hex').slice(0, 32));
}

/** What a key is called, so that tokens of two keys are not compared. It tells nothing of the key. */
export function keyId(key: string): string {
  const hidden = createHmac('sha256', key).update('which key this is').digest();
  return createHash('sha256').update(hidden).digest('hex').slice(0, 8);
}

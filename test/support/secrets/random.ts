import { createHash } from 'node:crypto';

/** Characters for a test, always the same for the same seed, as random as a real secret's. */
export function randomText(seed: string, length: number, alphabet: string): string {
  let text = '';
  for (let round = 0; text.length < length; round++) {
    const bytes = createHash('sha512').update(`${seed} ${round}`).digest();
    for (const byte of bytes) if (byte < 256 - (256 % alphabet.length)) text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** The alphabets that tokens are written in. */
export const ALPHABETS = {
  hex: `${DIGITS}abcdef`,
  upper: UPPER + DIGITS,
  word: UPPER + LOWER + DIGITS,
  url: `${UPPER + LOWER + DIGITS}_-`,
  base64: `${UPPER + LOWER + DIGITS}+/`,
} as const;

import { type Mask, presenceOnly } from './mask.js';
import { redactText } from './text.js';

/** `registry:user:password@host/name`: a reference with a password, which no URL need be. */
const CREDENTIALS = /^((?:[a-z][a-z-]*:(?:\/\/)?)?[^\s:@/]+:)([^\s@/]+)(@[\w[.-]+)/;

/** A reference without the password that it may hold. */
export function redactReference(reference: string, mask: Mask = presenceOnly): string {
  const text = redactText(reference, mask);
  return text.replace(CREDENTIALS, (all, start: string, secret: string, rest: string) =>
    // The digest of an image also follows an @.
    /^@sha\d+$/.test(rest) ? all : `${start}${mask(secret)}${rest}`,
  );
}

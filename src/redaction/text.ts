import { withoutSecrets } from './arguments.js';
import { withoutAssigned } from './assignments.js';
import { withoutRandom } from './entropy.js';
import { type Mask, presenceOnly } from './mask.js';
import { SHAPES, type Shape } from './shapes.js';

/** Without one of these no secret is found in a text by what it says around it. */
const TELLING = /[=:]|(?:^|\s)-|pass|secret|token|identified/i;

/**
 * `text` without the secrets in it: those of a known shape, those that a name or a flag announces, and what is too random
 * to be anything else. What was taken out before stays as it is, so that doing it twice changes nothing.
 */
export function redactText(text: string, mask: Mask = presenceOnly): string {
  if (text.length < SHORTEST) return text;
  let result = text;
  for (const shape of SHAPES) result = withoutShape(result, shape, mask);
  if (TELLING.test(result)) result = withoutAssigned(withoutArguments(result, mask), mask);
  return withoutRandom(result, mask);
}

/** No name with a value, no token is as short. */
const SHORTEST = 6;

/** Blanks are where a command's words end; within quotation marks they are not. */
const WORDS = /\s+|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+/g;

function withoutArguments(text: string, mask: Mask): string {
  if (!/(?:^|\s)-|passwd|rabbitmq/.test(text)) return text;
  const parts = text.match(WORDS) ?? [];
  if (parts.join('') !== text) return text;
  const words = parts.filter((part) => !/^\s/.test(part));
  const bare = words.map((word) => (isQuoted(word) ? word.slice(1, -1) : word));
  const found = withoutSecrets(bare, mask);
  let at = -1;
  return parts
    .map((part) => {
      if (/^\s/.test(part)) return part;
      at += 1;
      const word = found[at] ?? '';
      return word === bare[at] ? part : isQuoted(part) ? `${part[0]}${word}${part[0]}` : word;
    })
    .join('');
}

function isQuoted(word: string): boolean {
  return /^(["']).*\1$/s.test(word) && word.length > 1;
}

function withoutShape(text: string, { needs, pattern, confirms }: Shape, mask: Mask): string {
  if (!text.includes(needs)) return text;
  pattern.lastIndex = 0;
  if (!pattern.test(text)) return text;
  return text.replace(pattern, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1);
    const secret = typeof groups === 'object' && groups !== null && 'secret' in groups ? String(groups.secret) : found;
    if (confirms?.(secret) === false) return found;
    const at = found.lastIndexOf(secret);
    return `${found.slice(0, at)}${mask(secret)}${found.slice(at + secret.length)}`;
  });
}

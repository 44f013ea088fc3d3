import { compareNumbers } from '../load/numbers.js';

/** Whether an installed version of a framework does for the one that is asked for (framework-version-resolution.md). */
export function rollsForward(asked: string, installed: string, policy = 'Minor'): boolean {
  const [wanted, there] = [numbers(asked), numbers(installed)];
  // A release is not replaced by a preview of the same version.
  const order = compareNumbers(there.text, wanted.text);
  const isOlder = order < 0 || (order === 0 && there.preview && !wanted.preview);
  if (policy.toLowerCase() === 'disable') return asked === installed;
  if (isOlder) return false;
  if (/^(?:latest)?major$/i.test(policy)) return true;
  if (there.parts[0] !== wanted.parts[0]) return false;
  return /^latestpatch$/i.test(policy) ? there.parts[1] === wanted.parts[1] : true;
}

function numbers(version: string): { readonly text: string; readonly parts: string[]; readonly preview: boolean } {
  const [text = '', preview] = version.split(/-(.*)/s);
  return { text, parts: text.split('.'), preview: preview !== undefined };
}

import type { Report } from '../../model/report.js';
import { prose } from '../../model/visible.js';

const WORDS: Readonly<Record<string, string>> = {
  everything: 'all of it',
  unowned: 'what no package owns',
  process: 'what the process uses',
};

/** What of the source is deployed, and where it is laid, in words; `undefined` where the report does not say. */
export function scopeWords({ scope, at }: Pick<Report, 'scope' | 'at'>): string | undefined {
  if (scope === undefined) return undefined;
  const laid = at === undefined ? '' : `, laid at ${prose(at)}`;
  if (Object.hasOwn(WORDS, scope)) return `${WORDS[scope]}${laid}`;
  return scope.startsWith('above ') ? `what lies ${prose(scope)}` : `${prose(scope)}${laid}`;
}

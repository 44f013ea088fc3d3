import type { Report } from '../../model/report.js';
import { prose } from '../../model/visible.js';

const WORDS: Readonly<Record<string, string>> = {
  everything: 'all of it',
  unowned: 'what no package owns',
  process: 'what the process uses',
};

/** What of the source is deployed, in words; `undefined` where the report does not say. */
export function scopeWords({ scope }: Pick<Report, 'scope'>): string | undefined {
  if (scope === undefined) return undefined;
  if (Object.hasOwn(WORDS, scope)) return WORDS[scope];
  return scope.startsWith('above ') ? `what lies ${prose(scope)}` : prose(scope);
}

import type { Report, TargetReport } from '../../model/report.js';
import { deployedWords } from '../shared/deployed.js';
import { scopeWords } from '../shared/scope.js';
import type { Page } from './page.js';
import { paragraph } from './paragraph.js';

/** What of the source is deployed, on a line under the verdict; none where the report does not say. */
export function scopeLines(page: Page, report: Pick<Report, 'scope'>): string[] {
  const text = scopeWords(report);
  if (text === undefined) return [];
  return paragraph(page, { first: { text: '  ' } }, [{ text: `deployed: ${text}`, style: 'faint' }]);
}

/** How it comes to the target, on a line of its own where that is not plain. */
export function deployedLines(page: Page, source: Report['source'], target: TargetReport): string[] {
  const text = deployedWords(source, target);
  if (text === undefined) return [];
  return paragraph(page, { first: { text: '  ' } }, [{ text: `judged: ${text}`, style: 'faint' }]);
}

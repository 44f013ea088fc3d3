import type { Finding } from '../../model/finding.js';
import type { TargetReport } from '../../model/report.js';
import { prose } from '../../model/visible.js';

/** `2 errors`, `1 error`; the plural of `noun` is given where it is not with an s. */
export function many(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** How many findings of each kind there are, most serious first; `no findings` where there are none. */
export function countsOf({ summary }: Pick<TargetReport, 'summary'>): string {
  const { error, undetermined, warning, note, waived } = summary;
  const parts = [
    [error, 'error'],
    [undetermined, 'undecided', 'undecided'],
    [warning, 'warning'],
    [note, 'note'],
    [waived, 'waived', 'waived'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, noun, plural]) => many(count, noun, plural));
  return said.length === 0 ? 'no findings' : said.join(', ');
}

/** One line a piece of evidence: `target /etc/passwd:3: no user www`. */
export function evidenceLines({ evidence }: Finding): string[] {
  return evidence.map(({ environment, path, line, fact }) => {
    const place = path === undefined ? '' : ` ${prose(path)}${line === undefined ? '' : `:${line}`}`;
    return `${environment}${place}: ${prose(fact)}`;
  });
}

/** Who accepted a waived finding, until when and why; `undefined` where nobody did. */
export function acceptance({ waiver }: Finding): string | undefined {
  if (waiver === undefined) return undefined;
  const until = waiver.expires === undefined ? '' : ` until ${prose(waiver.expires)}`;
  return `by ${prose(waiver.owner)}${until}: ${prose(waiver.reason)}`;
}

/** Where several payloads are deployed: the names of those that a finding is about; else `undefined`. */
export function payloadsOf({ payloads }: Finding): string | undefined {
  return payloads === undefined ? undefined : payloads.map(prose).join(', ');
}

/** Why a target is unknown although no finding says so: what could not be read. */
export function holeLines({ problems }: TargetReport): string[] {
  return problems.map(
    ({ environment, section, path, message }) =>
      `${environment} ${section}${path === undefined ? '' : ` ${prose(path)}`}: ${prose(message)}`,
  );
}

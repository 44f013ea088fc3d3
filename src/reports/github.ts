import type { Finding } from '../model/finding.js';
import type { Report, TargetReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { prose } from '../model/visible.js';
import { locationOf, relativeUri } from './shared/location.js';
import { unasked, unaskedRules, unaskedWords, without } from './shared/unasked.js';
import { countsOf } from './shared/words.js';

/** Annotations of a level that GitHub shows for one step; what is more it drops without a word. */
const SHOWN = 10;

/** For a GitHub Actions log: workflow commands that become annotations of the run. */
export const githubReporter: Reporter = {
  id: 'github',
  title: 'for GitHub Actions: annotations of the run',
  render: (report) => `${report.targets.flatMap((target) => lines(report, target)).join('\n')}\n`,
};

function lines(report: Report, target: TargetReport): string[] {
  const blind = unasked(target.findings);
  const { error, warning, notice } = grouped(without(target.findings, blind));
  const verdict = `${prose(report.source.reference)} → ${prose(target.reference)}: ${target.verdict}, ${countsOf(target)}`;
  return [
    ...[error, warning, notice].flatMap((findings) => findings.slice(0, SHOWN).map((one) => annotation(one, target))),
    verdict,
    ...hidden(error.length, warning.length, notice.length),
    ...(blind.length === 0 ? [] : [`${unaskedWords(blind)}: ${unaskedRules(blind).join(', ')}.`]),
  ];
}

type Command = 'error' | 'warning' | 'notice';

function grouped(findings: readonly Finding[]): Readonly<Record<Command, readonly Finding[]>> {
  const of = (command: Command) =>
    findings.filter((finding) => finding.status !== 'waived' && commandOf(finding) === command);
  return { error: of('error'), warning: of('warning'), notice: of('notice') };
}

/** What is not decided is no error yet, but nothing to overlook either. */
function commandOf({ level, status }: Finding): Command {
  if (level === 'note') return 'notice';
  return level === 'error' && status === 'open' ? 'error' : 'warning';
}

function annotation(finding: Finding, target: TargetReport): string {
  const { message, fix, rule, status } = finding;
  const place = locationOf(finding);
  const properties = [
    ...(place?.environment === 'payload'
      ? [`file=${property(relativeUri(place.path))}`, `line=${place.line ?? 1}`]
      : []),
    `title=${property(`${rule} on ${prose(target.reference)}`)}`,
  ];
  const open = status === 'undetermined' ? 'Not decided: ' : '';
  return `::${commandOf(finding)} ${properties.join(',')}::${data(`${open}${prose(message)}\n${prose(fix)}`)}`;
}

function hidden(...counts: readonly number[]): string[] {
  const more = counts.reduce((sum, count) => sum + Math.max(0, count - SHOWN), 0);
  return more === 0 ? [] : [`${more} more findings: GitHub shows ${SHOWN} annotations of a level for a step.`];
}

/** The message of a workflow command, escaped as the runner unescapes it (actions/toolkit, command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property of a workflow command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

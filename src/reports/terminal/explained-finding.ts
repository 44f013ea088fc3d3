import type { Finding } from '../../model/finding.js';
import type { Report, TargetReport } from '../../model/report.js';
import type { RenderOptions } from '../../model/reporter.js';
import { prose, visible } from '../../model/visible.js';
import { acceptance, payloadsOf } from '../shared/words.js';
import { chainLines } from './chain.js';
import { labelled } from './evidence.js';
import { linksOf } from './links.js';
import { type Page, pageFor, type Style } from './page.js';
import { paragraph, type Span } from './paragraph.js';
import { command } from './reference.js';

const LEVEL_STYLE: Readonly<Record<Finding['level'], Style | undefined>> = {
  error: 'error',
  warning: 'warning',
  note: undefined,
};

/**
 * What `explain` says of one finding of a report: what is the case on both sides with the way to it drawn, why it matters,
 * how to mend it, and how to accept it.
 */
export function explainedFinding(
  report: Report,
  target: TargetReport,
  finding: Finding,
  options: RenderOptions,
): string {
  const page: Page = { ...pageFor(options), links: linksOf(report, target, options) };
  const rule = report.rules[finding.rule];
  const lines = [
    ...heading(page, report, target, finding),
    '',
    ...chainLines(page, 2, finding),
    ...(finding.evidence.length === 0 ? [] : ['']),
    ...(rule === undefined ? [] : labelled(page, 0, 'why', [{ text: prose(rule.why) }])),
    ...labelled(page, 0, 'fix', [{ text: prose(finding.fix) }]),
    '',
    ...accepting(page, finding),
    '',
    ...(rule === undefined || rule.references.length === 0
      ? []
      : [page.paint('strong', 'Read on'), ...rule.references.map((address) => `  ${visible(address)}`), '']),
    ...paragraph(page, { first: { text: `${page.symbols.note} ` } }, [
      { text: 'The rule, with examples: ' },
      command('explain', finding.rule),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(page: Page, report: Report, target: TargetReport, finding: Finding): string[] {
  const { level, status, rule, cause, fingerprint } = finding;
  const payloads = payloadsOf(finding);
  const kind = status === 'open' ? level : `${status} ${level}`;
  const title: Span[] = [
    { text: `${prose(finding.message)} ` },
    { text: `[${visible(rule)}]`, style: 'faint', whole: true, address: page.links.rule(rule) },
  ];
  const between: Span[] = [
    { text: visible(report.source.reference), whole: true },
    { text: ` ${page.symbols.arrow} ` },
    { text: visible(target.reference), whole: true },
  ];
  return [
    ...paragraph(page, { first: { text: `${page.symbols[level]} `, style: LEVEL_STYLE[level] } }, title),
    '',
    ...labelled(page, 0, 'is', [{ text: kind, style: LEVEL_STYLE[level] }]),
    ...labelled(page, 0, 'between', between),
    ...(payloads === undefined ? [] : labelled(page, 0, 'of', [{ text: payloads }])),
    ...(cause === undefined ? [] : labelled(page, 0, 'cause', [{ text: visible(cause), whole: true }])),
    ...labelled(page, 0, 'id', [{ text: visible(fingerprint), whole: true }]),
  ];
}

/** Who accepted it, or what is to be written in the project's file to accept it. */
function accepting(page: Page, finding: Finding): string[] {
  const accepted = acceptance(finding);
  if (accepted !== undefined) return labelled(page, 0, 'accepted', [{ text: accepted }]);
  const { cause, rule, fingerprint } = finding;
  const about = cause === undefined ? `fingerprint: ${quoted(fingerprint)}` : `cause: ${quoted(cause)}`;
  return [
    page.paint('strong', 'To accept it for a time, in hostdrift.yaml'),
    '  waivers:',
    `    - rule: ${quoted(rule)}`,
    `      ${about}`,
    '      reason: WHY',
    '      owner: WHO',
    '      expires: YYYY-MM-DD',
  ];
}

/** A scalar of YAML: quoted where a plain one could mean something else. A star would be a pattern: there is none in a cause. */
function quoted(text: string): string {
  const clean = visible(text);
  return /^[A-Za-z][\w./:@+-]*[\w+]$/.test(clean) &&
    !/: /.test(clean) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(clean)
    ? clean
    : `'${clean.replaceAll("'", "''")}'`;
}

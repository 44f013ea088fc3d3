import type { Finding } from '../../model/finding.js';
import { prose, visible } from '../../model/visible.js';
import { isNew } from '../shared/since.js';
import { acceptance, payloadsOf } from '../shared/words.js';
import { evidenceLines, labelled } from './evidence.js';
import { byRule, type Group } from './group.js';
import type { Page, Style } from './page.js';
import { grouped, paragraph, type Span } from './paragraph.js';

/** How much of a list of findings is written out. */
export interface Detail {
  /** How many findings of one rule; the others are counted. */
  readonly perRule: number;
  readonly evidence: boolean;
  readonly fix: boolean;
  /** Whether each says its fingerprint, by which `explain` and waivers name it. */
  readonly ids?: boolean;
}

/** How a kind of findings is marked. */
export interface Mark {
  readonly symbol: string;
  readonly style: Style | undefined;
}

/** The findings by rule, each with its message, its evidence if `detail` says so, and its fix. */
export function findingLines(page: Page, mark: Mark, findings: readonly Finding[], detail: Detail): string[] {
  return byRule(findings).flatMap((group) => {
    const [only, ...others] = group.findings;
    if (only !== undefined && others.length === 0) return single(page, mark, only, detail);
    return several(page, mark, group, detail);
  });
}

function single(page: Page, mark: Mark, finding: Finding, detail: Detail): string[] {
  const spans: Span[] = [...newness(finding), { text: `${prose(finding.message)} ` }, ruleTag(page, finding.rule)];
  return [...paragraph(page, { first: marked(mark) }, spans), ...body(page, 4, finding, detail, true)];
}

/** A heading with the rule and how many, the findings below it, and last the fix if they share one. */
function several(page: Page, mark: Mark, group: Group, detail: Detail): string[] {
  const count = group.findings.length;
  const lines = paragraph(page, { first: marked(mark) }, [
    { text: `${grouped(count)} findings ` },
    ruleTag(page, group.rule),
  ]);
  const shown = group.findings.slice(0, detail.perRule);
  for (const finding of shown) {
    const first = { text: `    ${page.symbols.bullet} ` };
    lines.push(...paragraph(page, { first }, [...newness(finding), { text: prose(finding.message) }]));
    lines.push(...body(page, 8, finding, detail, group.fix === undefined));
  }
  const left = count - shown.length;
  if (left > 0) {
    const first = { text: `    ${page.symbols.more} `, style: 'faint' as const };
    lines.push(...paragraph(page, { first }, [{ text: `and ${grouped(left)} more: --verbose lists them` }]));
  }
  if (detail.fix && group.fix !== undefined) lines.push(...fixLines(page, 4, group.fix));
  return lines;
}

function body(page: Page, indent: number, finding: Finding, detail: Detail, withFix: boolean): string[] {
  return [
    ...payloadsLines(page, indent, finding),
    ...waiverLines(page, indent, finding),
    ...(detail.evidence
      ? evidenceLines(page, indent, finding.evidence, detail.perRule === Number.POSITIVE_INFINITY)
      : []),
    ...(withFix && detail.fix ? fixLines(page, indent, finding.fix) : []),
    ...(detail.ids === true ? labelled(page, indent, 'id', [{ text: visible(finding.fingerprint), whole: true }]) : []),
  ];
}

/** Where several payloads are deployed: which of them it is about. */
function payloadsLines(page: Page, indent: number, finding: Finding): string[] {
  const text = payloadsOf(finding);
  return text === undefined ? [] : labelled(page, indent, 'of', [{ text }]);
}

/** Who accepted a waived finding, why and until when. */
function waiverLines(page: Page, indent: number, finding: Finding): string[] {
  const text = acceptance(finding);
  return text === undefined ? [] : labelled(page, indent, 'accepted', [{ text }]);
}

/** Of a check against an earlier report, what stands out is what is new. */
function newness(finding: Finding): Span[] {
  return isNew(finding) ? [{ text: 'new: ', style: 'strong' }] : [];
}

function fixLines(page: Page, indent: number, fix: string): string[] {
  const text = prose(fix);
  return text === '' ? [] : labelled(page, indent, 'fix', [{ text }]);
}

function marked(mark: Mark): Span {
  return { text: `${mark.symbol} `, style: mark.style };
}

/** The rule's name, for `hostdrift explain`. */
function ruleTag(page: Page, rule: string): Span {
  return { text: `[${visible(rule)}]`, style: 'faint', whole: true, address: page.links.rule(rule) };
}

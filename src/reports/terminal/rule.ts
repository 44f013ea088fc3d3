import type { Finding } from '../../model/finding.js';
import type { RenderOptions } from '../../model/reporter.js';
import type { ExampleSections, RuleDescriptor, RuleExample } from '../../model/rule.js';
import { prose, visible } from '../../model/visible.js';
import { plain } from '../shared/plain.js';
import { chainLines } from './chain.js';
import { columns, pad } from './columns.js';
import { labelled } from './evidence.js';
import { type Page, pageFor, type Style } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';

const LEVEL_STYLE: Readonly<Record<Finding['level'], Style | undefined>> = {
  error: 'error',
  warning: 'warning',
  note: undefined,
};

/**
 * What `explain` says of a rule: why it breaks, how to mend it, examples, and where to read on. `judge` tells what the rule
 * finds in an example, whose evidence is drawn.
 */
export function explainedRule(
  rule: RuleDescriptor & { readonly origin: string },
  options: RenderOptions,
  judge: (example: RuleExample) => readonly Finding[],
): string {
  const page = pageFor(options);
  const heading: Span[] = [
    { text: visible(rule.id), style: 'strong', whole: true },
    { text: ' (' },
    { text: rule.level, style: LEVEL_STYLE[rule.level] },
    { text: `): ${prose(rule.title)}` },
  ];
  const sections = rule.sections.length === 0 ? 'no section' : rule.sections.map(visible).join(', ');
  const lines = [
    ...paragraph(page, { first: { text: '' }, rest: 2 }, heading),
    '',
    ...labelled(page, 0, 'why', [{ text: prose(rule.why) }]),
    ...labelled(page, 0, 'fix', [{ text: prose(rule.fix) }]),
    ...labelled(page, 0, 'needs', [{ text: sections }]),
    ...labelled(page, 0, 'defined', [{ text: `in ${visible(rule.origin)}` }]),
    ...rule.examples.flatMap((example) => exampleLines(page, example, judge(example))),
    '',
    page.paint('strong', 'Read on'),
    ...rule.references.map((address) => `  ${visible(address)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Every rule on a line, the levels apart, rules by name. */
export function listedRules(rules: readonly RuleDescriptor[], options: RenderOptions): string {
  const page = pageFor(options);
  const width = rules.reduce((widest, rule) => Math.max(widest, columns(visible(rule.id))), 0);
  const lines: string[] = [];
  for (const level of ['error', 'warning', 'note'] as const) {
    const some = rules.filter((rule) => rule.level === level).sort((a, b) => (a.id < b.id ? -1 : 1));
    if (some.length === 0) continue;
    lines.push(page.paint(LEVEL_STYLE[level] ?? 'strong', counted(some.length, level)));
    for (const rule of some) {
      const first: Span = { text: `  ${pad(visible(rule.id), width)}  ` };
      lines.push(...paragraph(page, { first }, [{ text: prose(rule.title) }]));
    }
    lines.push('');
  }
  return `${[...lines, 'hostdrift explain RULE says why and what to do.'].join('\n')}\n`;
}

function exampleLines(page: Page, example: RuleExample, found: readonly Finding[]): string[] {
  const { findings } = example;
  const [drawn] = found;
  const gives = findings === 0 ? 'gives no finding' : `gives ${counted(findings, 'finding')}`;
  return [
    '',
    ...paragraph(page, { first: { text: '' }, rest: 2 }, [
      { text: 'Example: ', style: 'strong' },
      { text: `${prose(example.name)}: ${gives}` },
    ]),
    ...sideLines(page, 'source', example.source),
    ...sideLines(page, 'target', example.target),
    ...(drawn === undefined ? [] : pictureLines(page, drawn)),
  ];
}

/** What is found, and the way to it. */
function pictureLines(page: Page, finding: Finding): string[] {
  return [
    ...labelled(page, 2, 'finds', [{ text: prose(finding.message) }]),
    ...(finding.evidence.length === 0 ? [] : ['', ...chainLines(page, 4, finding)]),
  ];
}

function sideLines(page: Page, side: string, sections: ExampleSections): string[] {
  const facts = Object.entries(sections).flatMap(([section, records]) =>
    Object.entries(records).map(([key, fact]) => `${section} ${key}: ${factText(fact)}`),
  );
  if (facts.length === 0) return labelled(page, 2, side, [{ text: 'has nothing that the rule looks at' }]);
  return facts.flatMap((fact, index) => labelled(page, 2, index === 0 ? side : '', [{ text: visible(fact) }]));
}

function factText(fact: Readonly<Record<string, unknown>>): string {
  return Object.entries(fact)
    .map(([field, value]) => `${field} ${plain(value)}`)
    .join(', ');
}

import type { RenderOptions } from '../../model/reporter.js';
import { prose, visible } from '../../model/visible.js';
import { type Page, pageFor } from './page.js';
import { counted, paragraph } from './paragraph.js';

/** What became of one example of a rule. */
export interface TestedExample {
  readonly rule: string;
  readonly example: string;
  /** File and line. */
  readonly origin: string;
  readonly passed: boolean;
  /** How many findings the example must give, and the messages of those that it gave. */
  readonly expected: number;
  readonly found: readonly string[];
  /** Messages where the rule could not decide. */
  readonly undetermined: readonly string[];
}

/** The examples that do not hold, each with its place first, as compilers write it; last, how many there were. */
export function testedRules(results: readonly TestedExample[], options: RenderOptions): string {
  const page = pageFor(options);
  const failed = results.filter(({ passed }) => !passed);
  const rules = new Set(results.map(({ rule }) => rule)).size;
  const examples = `${counted(results.length, 'example')} of ${counted(rules, 'rule')}`;
  const end =
    failed.length === 0
      ? `${page.paint('good', page.symbols.good)} ${examples} hold.`
      : `${page.paint('error', page.symbols.error)} ${failed.length} of ${examples} do not hold.`;
  return `${[...failed.flatMap((result) => failureLines(page, result)), end].join('\n')}\n`;
}

function failureLines(page: Page, result: TestedExample): string[] {
  const { origin, rule, example, expected, found, undetermined } = result;
  const got = undetermined.length > 0 ? `${found.length}, and it could not decide` : String(found.length);
  return [
    ...paragraph(page, { first: { text: '' }, rest: 2 }, [
      { text: `${visible(origin)}:`, whole: true },
      { text: ` ${visible(rule)}, example "${prose(example)}": expected ${counted(expected, 'finding')}, got ${got}` },
    ]),
    ...[...found, ...undetermined].flatMap((message) =>
      paragraph(page, { first: { text: `  ${page.symbols.bullet} ` } }, [{ text: prose(message) }]),
    ),
    '',
  ];
}

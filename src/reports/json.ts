import { Difference } from '../model/difference.js';
import type { DiffReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { harmless } from './json/harmless.js';
import { sorted } from './json/sorted.js';

/** For machines: the report as its published JSON Schema describes it, two spaces deep. */
export const jsonReporter: Reporter = {
  id: 'json',
  title: 'for programs: the report as its JSON Schema describes it',
  render: (report) => text(report),
  renderDifferences: (report) => text(inOrder(report)),
};

function text(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`;
}

/** What is a map in the report has no order of its own: it is given that of its keys. */
function inOrder(report: DiffReport): DiffReport {
  const names = Object.keys(report.sections).sort();
  const sections = names.flatMap((name): [string, DiffReport['sections'][string]][] => {
    const section = report.sections[name];
    return section === undefined ? [] : [[name, { ...section, differences: section.differences.map(difference) }]];
  });
  return { ...report, sections: Object.fromEntries(sections) };
}

/** Fields in the order of their schema, whatever order they came about in. */
const FIELDS = Object.keys(Difference.shape) as (keyof Difference)[];

function difference(value: Difference): Difference {
  const entries = FIELDS.flatMap((field) =>
    value[field] === undefined ? [] : [[field, sorted(value[field])] as const],
  );
  const fields = value.fields.map(({ field, source, target }) => ({
    field,
    ...(source === undefined ? {} : { source: sorted(source) }),
    ...(target === undefined ? {} : { target: sorted(target) }),
  }));
  return { ...(Object.fromEntries(entries) as Difference), fields };
}

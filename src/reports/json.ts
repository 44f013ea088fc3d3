import type { Difference } from '../model/difference.js';
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

function difference(value: Difference): Difference {
  const { source, target } = value;
  return {
    ...value,
    ...(source === undefined ? {} : { source: sorted(source) }),
    ...(target === undefined ? {} : { target: sorted(target) }),
    fields: value.fields.map((field) => ({ ...field, ...sides(field) })),
  };
}

function sides(field: Difference['fields'][number]): Pick<Difference['fields'][number], 'source' | 'target'> {
  return {
    ...(field.source === undefined ? {} : { source: sorted(field.source) }),
    ...(field.target === undefined ? {} : { target: sorted(field.target) }),
  };
}

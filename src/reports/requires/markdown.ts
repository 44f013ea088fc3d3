import type { RequirementsReport } from '../../model/requirement.js';
import { prose } from '../../model/visible.js';
import { code, escaped } from '../markdown/text.js';
import { foreignRows } from './foreign.js';
import { languagesRows } from './languages.js';
import { askingLine, rows } from './rows.js';

/** The requirements as a section to paste into a README (GitHub Flavored Markdown). */
export function requirementsMarkdown(report: RequirementsReport): string {
  const { requirements, baselines, why, problems } = report;
  const others = requirements.loads.filter(({ libc }) => libc !== true);
  const needs = [
    ...[...rows(requirements), ...languagesRows(requirements.languages), ...foreignRows(requirements)].map(
      ({ label, value }) => line(label, escaped(value)),
    ),
    ...others.map(({ name, versions }) => line('library', `${code(name)} ${versions.map(escaped).join(', ')}`)),
  ];
  const enough = baselines.map(
    ({ name, title, verdict, cause }) =>
      `- ${escaped(title ?? name)}: ${verdict}${cause === undefined ? '' : ` (${code(cause)})`}`,
  );
  return `${[
    '## System requirements',
    '',
    ...(needs.length > 0
      ? ['| needs | |', '|---|---|', ...needs]
      : ['None: there is no library and no executable file in it.']),
    ...(enough.length > 0 ? ['', 'Tried on minimal installations:', '', ...enough] : []),
    ...(why === undefined ? [] : ['', `### Why ${code(why.asked)}`, '', ...why.asking.map(askingLine).map(asked)]),
    ...(problems.length > 0 ? ['', 'Not all of it could be read:', '', ...problems.map(problem)] : []),
  ].join('\n')}\n`;
}

function line(label: string, value: string): string {
  return `| ${label} | ${value.trim()} |`.replace(/^\| {2}\|/, '| |');
}

function asked({ label, value }: ReturnType<typeof askingLine>): string {
  return `- ${code(label)}: ${escaped(value)}`;
}

function problem({ section, path, message }: RequirementsReport['problems'][number]): string {
  return `- ${code(path ?? section)}: ${escaped(prose(message))}`;
}

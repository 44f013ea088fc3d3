import type { RequirementsReport } from '../../model/requirement.js';
import { prose, visible } from '../../model/visible.js';
import { askingLine, rows } from './rows.js';

/** The requirements as a section to paste into a README (GitHub Flavored Markdown). */
export function requirementsMarkdown(report: RequirementsReport): string {
  const { requirements, baselines, why, problems } = report;
  const others = requirements.loads.filter(({ libc }) => libc !== true);
  const needs = [
    ...rows(requirements).map(({ label, value }) => line(label, escaped(value))),
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

/** Text that means nothing to Markdown or HTML, also inside a table. */
function escaped(text: string): string {
  return visible(text).replace(/[\\`*{}[\]<>|#~&]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, '\\$&');
}

/** Text as it is; a bar would end the cell and a backtick the code. */
function code(text: string): string {
  const clean = visible(text);
  return /[`|]/.test(clean) ? escaped(clean) : `\`${clean}\``;
}

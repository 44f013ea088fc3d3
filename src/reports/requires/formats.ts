import type { RenderOptions } from '../../model/reporter.js';
import type { RequirementsReport } from '../../model/requirement.js';
import { requirementsJson } from './json.js';
import { requirementsMarkdown } from './markdown.js';
import { requirementsText } from './terminal.js';

/** One format in which requirements are written. */
export interface RequirementsFormat {
  /** Word of `--format`. */
  readonly id: string;
  readonly title: string;
  /** The answer of `requires`, ending in a newline. Pure. */
  render(report: RequirementsReport, options: RenderOptions): string;
}

/** Every format of requirements. */
export const REQUIREMENTS_FORMATS: readonly RequirementsFormat[] = [
  { id: 'json', title: 'for programs: the report as its JSON Schema describes it', render: requirementsJson },
  { id: 'markdown', title: 'to paste into a README', render: requirementsMarkdown },
  { id: 'terminal', title: 'for people: a table, libraries, distributions', render: requirementsText },
];

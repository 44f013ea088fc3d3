import type { DiffReport, Report } from './report.js';

/** How a report is to look; a format that has no use for one of these ignores it. */
export interface RenderOptions {
  /** Columns that a line should keep to. What must stay whole to be copied, such as a path, may be longer. */
  readonly width: number;
  readonly color: boolean;
  /** Whether the reader's terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** Nothing folded away, every finding with its evidence. */
  readonly all: boolean;
  /** Notes listed, which are otherwise only counted. */
  readonly notes: boolean;
  /** Given where the reader's terminal shows hyperlinks: the directory that relative references lead from. */
  readonly links?: { readonly from: string } | undefined;
  /** The differences of each target, for a reporter that {@link Reporter.showsDifferences}. */
  readonly differences?: readonly DiffReport[] | undefined;
}

/** Renders what `check` and `diff` answer. Pure: the same report gives the same text. */
export interface Reporter {
  /** Word of `--format`, also the name of the file that the reporter is written in. */
  readonly id: string;
  /** What the format is for, for people. */
  readonly title: string;
  /** Whether it shows the differences behind a report of `check` too. */
  readonly showsDifferences?: true;
  /** The answer of `check`, ending in a newline. */
  render(report: Report, options: RenderOptions): string;
  /** The answer of `diff`, ending in a newline; absent where the format has no place for differences that nothing judged. */
  renderDifferences?(report: DiffReport, options: RenderOptions): string;
}

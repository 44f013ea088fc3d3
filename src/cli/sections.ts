import { EnvironmentError } from '../model/problem.js';
import type { DiffReport } from '../model/report.js';
import { didYouMean } from './nearest.js';

/** The report cut down to the sections named; all of it when none are. Throws `EnvironmentError` for one that is not there. */
export function onlySections(report: DiffReport, names: readonly string[]): DiffReport {
  if (names.length === 0) return report;
  const known = Object.keys(report.sections).sort();
  for (const name of names) {
    if (!known.includes(name)) {
      const hint = didYouMean(name, known);
      throw new EnvironmentError(`There is no section ${name}. The sections are ${known.join(', ')}.`, hint);
    }
  }
  const sections = Object.entries(report.sections).filter(([name]) => names.includes(name));
  const problems = report.problems.filter(({ section }) => names.includes(section));
  return { ...report, sections: Object.fromEntries(sections), problems };
}

import type { RequirementsReport } from '../../model/requirement.js';
import { harmless } from '../json/harmless.js';

/** The requirements for programs: the report as its published JSON Schema describes it, two spaces deep. */
export function requirementsJson(report: RequirementsReport): string {
  return `${harmless(JSON.stringify(report, null, 2))}\n`;
}

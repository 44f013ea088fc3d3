import type { Level } from './finding.js';
import type { Waiver } from './waiver.js';

/** What a project decided about findings and differences. */
export interface Policy {
  /** Level of every finding of a rule, or `off`, by the rule's id. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
  /** Patterns of differences that do not count, as section/key: `packages/deb/*-doc*`. */
  readonly ignore: readonly string[];
  readonly waivers: readonly Waiver[];
  /** The day by which it is told what has expired: YYYY-MM-DD. */
  readonly today: string;
}

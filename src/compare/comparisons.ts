import type { SectionComparison } from '../model/probe.js';

/** How each section is compared, by section name; a section without an entry is compared field by field. */
export type Comparisons = Readonly<Record<string, SectionComparison>>;

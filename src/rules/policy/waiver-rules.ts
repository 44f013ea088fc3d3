import type { Rule } from '../../model/rule.js';

/** Id of the rule about waivers whose last day is past. */
export const WAIVER_EXPIRED = 'waiver-expired';

/** Id of the rule about waivers that accept nothing. */
export const WAIVER_UNUSED = 'waiver-unused';

/** What both have in common: they are found where waivers are applied, not in two snapshots. */
const ABOUT_WAIVERS = {
  references: ['https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html'],
  examples: [],
  sections: [],
  origin: 'src/rules/policy/waiver-rules.ts',
  judge: () => [],
} as const;

/** The rules about the waivers of a project, so that they can be explained, raised or switched off like any other. */
export const WAIVER_RULES: readonly Rule[] = [
  {
    ...ABOUT_WAIVERS,
    id: WAIVER_EXPIRED,
    title: 'A waiver has expired',
    level: 'warning',
    why: 'Somebody accepted a finding for a time, and that time is over. What it accepted counts again.',
    fix: 'Mend what was found, or decide anew: set another date in hostdrift.yaml. Remove the waiver if nothing is found any more.',
  },
  {
    ...ABOUT_WAIVERS,
    id: WAIVER_UNUSED,
    title: 'A waiver accepts nothing',
    level: 'note',
    why: 'What it accepted is mended, or is called otherwise now. Left in place, it may one day accept something that nobody decided about.',
    fix: 'Remove it from hostdrift.yaml, or correct the rule, the cause or the pattern that it names.',
  },
];

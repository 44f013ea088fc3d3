import type { Policy } from '../../src/model/policy.js';
import type { Rule, RuleInput } from '../../src/model/rule.js';
import type { Waiver } from '../../src/model/waiver.js';
import { snapshotOf } from './snapshots.js';

/** A policy that decides nothing, on the first of July 2026. */
export const POLICY: Policy = { levels: {}, ignore: [], waivers: [], today: '2026-07-01' };

/** Two snapshots with nothing in them. */
export const NO_INPUT: RuleInput = { source: snapshotOf({}), target: snapshotOf({}), differences: [] };

/** A rule that finds one error with a cause and a path of its name. */
export function ruleThatFinds(id: string): Rule {
  return {
    id,
    title: `A ${id}`,
    level: 'error',
    why: 'Because.',
    fix: 'Mend it.',
    references: [],
    examples: [],
    sections: [],
    origin: 'test',
    judge: () => [
      {
        message: `found ${id}`,
        cause: `found:${id}`,
        identity: id,
        evidence: [{ environment: 'target', path: `/etc/${id}`, fact: 'is so' }],
      },
    ],
  };
}

/** A waiver with what every one has. */
export function aWaiver(parts: Partial<Waiver>): Waiver {
  return { reason: 'it is known', owner: 'ops', origin: 'p.yaml:1', ...parts };
}

import * as fc from 'fast-check';
import type { Finding } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import { hostileText } from './hostile-text.js';
import { aFinding, aReport, aTarget } from './report.js';

function anyFinding(): fc.Arbitrary<Finding> {
  const text = hostileText();
  return fc
    .record({
      level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
      status: fc.constantFrom('open' as const, 'waived' as const, 'undetermined' as const),
      message: text,
      fix: text,
      cause: text,
      baseline: fc.constantFrom('new' as const, 'unchanged' as const),
      waiver: fc.record({ reason: text, owner: text }),
      evidence: fc.array(
        fc.record(
          {
            environment: fc.constantFrom('source' as const, 'target' as const, 'payload' as const),
            path: text,
            line: fc.integer({ min: 1, max: 9999 }),
            fact: text,
          },
          { requiredKeys: ['environment', 'fact'] },
        ),
        { maxLength: 3 },
      ),
    })
    .map(aFinding);
}

/** A report whose every text may be hostile. */
export function anyReport(): fc.Arbitrary<Report> {
  const hole = fc.record({
    environment: fc.constant('target' as const),
    section: fc.constant('packages'),
    path: hostileText(),
    reason: fc.constant('malformed' as const),
    message: hostileText(),
  });
  const target = fc
    .tuple(hostileText(), fc.array(anyFinding(), { maxLength: 4 }), fc.array(hole, { maxLength: 2 }))
    .map(([reference, findings, problems]) => aTarget(reference, findings, { problems, gone: findings }));
  return fc
    .tuple(fc.array(target, { minLength: 1, maxLength: 3 }), hostileText(), hostileText())
    .map(([targets, scope, against]) => aReport(targets, { scope, against }));
}

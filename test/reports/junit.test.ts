import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'junit2json';
import { junitReporter } from '../../src/reports/junit.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, aWaivedFinding, PLAIN } from '../support/report.js';

/** The report as another program reads it. */
async function read(report: ReturnType<typeof aReport>) {
  const parsed = await parse(junitReporter.render(report, PLAIN));
  assert.ok(parsed !== null && parsed !== undefined && 'testsuite' in parsed);
  return parsed;
}

describe('junit report', () => {
  it('is a suite a target and a case a rule', async () => {
    const { testsuite = [], failures } = await read(
      aReport([aTarget('debian-12', [aFinding()]), aTarget('debian-13', [])]),
    );
    assert.deepEqual(
      testsuite.map(({ name, tests, failures: failed }) => [name, tests, failed]),
      [
        ['debian-12', 1, 1],
        ['debian-13', 1, 0],
      ],
    );
    assert.equal(failures, 1);
    const failed = testsuite[0]?.testcase?.find(({ name }) => name === 'soname-gone');
    assert.equal(failed?.failure?.[0]?.message, 'libssl.so.1.1 is gone');
    assert.match(failed?.failure?.[0]?.inner ?? '', /fix: Rebuild against OpenSSL 3\./);
  });

  it('counts every finding of a rule in one case', async () => {
    const two = aReport([aTarget('t', [aFinding(), aFinding({ message: 'libz is gone' })])]);
    const { testsuite = [] } = await read(two);
    const failed = testsuite[0]?.testcase?.find(({ name }) => name === 'soname-gone');
    assert.equal(failed?.failure?.[0]?.message, 'libssl.so.1.1 is gone (+1 more)');
    assert.equal(testsuite[0]?.failures, 1);
  });

  it('passes warnings with a word, skips what is waived, and errs on what is unknown', async () => {
    const cases = async (finding: Parameters<typeof aFinding>[0]) => {
      const { testsuite = [] } = await read(aReport([aTarget('t', [aFinding(finding)])]));
      return testsuite[0]?.testcase?.find(({ name }) => name === 'soname-gone');
    };
    const warned = await cases({ level: 'warning' });
    assert.equal(warned?.failure, undefined);
    assert.match(String(warned?.['system-out']), /warning: libssl/);
    assert.ok((await cases({ status: 'waived' }))?.skipped !== undefined);
    assert.ok((await cases({ status: 'undetermined' }))?.error !== undefined);
  });

  it('says of what is skipped who accepted it, until when and why', async () => {
    const { testsuite = [] } = await read(aReport([aTarget('t', [aWaivedFinding()])]));
    const skipped = testsuite[0]?.testcase?.[0]?.skipped?.[0];
    assert.equal(skipped?.message, 'libssl.so.1.1 is gone, accepted by ops until 2026-12-31: moves in spring');
    const mixed = await read(aReport([aTarget('t', [aFinding(), aWaivedFinding()])]));
    assert.match(String(mixed.testsuite?.[0]?.testcase?.[0]?.['system-out']), /accepted by ops until 2026-12-31/);
  });

  it('never passes a capture with holes', async () => {
    const problem = { environment: 'target', section: 'packages', reason: 'malformed', message: 'cut' } as const;
    const { errors } = await read(aReport([aTarget('t', [], { problems: [problem] })]));
    assert.equal(errors, 1);
  });

  it('is read by another program, whatever the texts are', async () => {
    await fc.assert(fc.asyncProperty(anyReport(), async (report) => void (await read(report))));
  });
});

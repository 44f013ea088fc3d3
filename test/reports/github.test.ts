import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { githubReporter } from '../../src/reports/github.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

const lines = (report: ReturnType<typeof aReport>) => githubReporter.render(report, PLAIN).split('\n').slice(0, -1);

describe('github report', () => {
  it('annotates the file of the payload', () => {
    const evidence = [{ environment: 'payload' as const, path: '/bin/a,b', fact: 'needs it' }];
    assert.deepEqual(lines(aReport([aTarget('debian-12', [aFinding({ evidence })])])), [
      '::error file=bin/a%252Cb,line=1,title=soname-gone on debian-12::libssl.so.1.1 is gone%0ARebuild against OpenSSL 3.',
      'web-prod → debian-12: breaks, 1 error',
    ]);
  });

  it('shows what is undecided as a warning, and nothing of what is waived', () => {
    const found = lines(
      aReport([aTarget('t', [aFinding({ status: 'undetermined' }), aFinding({ status: 'waived' })])]),
    );
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^::warning title=.*::Not decided: /);
  });

  it('says how many annotations GitHub would drop', () => {
    const found = lines(
      aReport([
        aTarget(
          't',
          Array.from({ length: 13 }, () => aFinding()),
        ),
      ]),
    );
    assert.equal(found.filter((line) => line.startsWith('::error')).length, 10);
    assert.match(found.at(-1) ?? '', /^3 more findings/);
  });

  it('lets no text give a command of its own', () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        const commands = lines(report).filter((line) => line.startsWith('::'));
        const shown = report.targets.flatMap(({ findings }) => findings.filter(({ status }) => status !== 'waived'));
        assert.ok(commands.length <= shown.length);
        for (const command of commands)
          assert.match(command, /^::(error|warning|notice) (file=[^,:]*,line=\d+,)?title=[^:,]*::/);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { explainedFinding } from '../../../src/reports/terminal/explained-finding.js';
import { aFinding, aReport, aTarget, aWaivedFinding, PLAIN } from '../../support/report.js';

const explained = (finding: ReturnType<typeof aFinding>) => {
  const target = aTarget('debian-12', [finding]);
  return explainedFinding(aReport([target]), target, finding, PLAIN);
};

describe('a finding, explained', () => {
  it('says what is the case, why it matters, how to mend and how to accept it', () => {
    const text = explained(aFinding({ cause: 'missing-library:libssl.so.1.1', payloads: ['api'] }));
    assert.equal(
      text,
      [
        '✗ libssl.so.1.1 is gone [soname-gone]',
        '',
        'is       error',
        'between  web-prod → debian-12',
        'of       api',
        'cause    missing-library:libssl.so.1.1',
        'id       f',
        '',
        '  • source   /usr/lib/x86_64-linux-gnu/libssl.so.1.1: soname libssl.so.1.1',
        '  ✗ target   no library has the soname libssl.so.1.1',
        '',
        'why      A program that needs it does not start.',
        'fix      Rebuild against OpenSSL 3.',
        '',
        'To accept it for a time, in hostdrift.yaml',
        '  waivers:',
        '    - rule: soname-gone',
        '      cause: missing-library:libssl.so.1.1',
        '      reason: WHY',
        '      owner: WHO',
        '      expires: YYYY-MM-DD',
        '',
        'Read on',
        '  https://www.example.org/soname',
        '',
        '· The rule, with examples: hostdrift explain soname-gone',
        '',
      ].join('\n'),
    );
  });

  it('says who accepted it', () => {
    const text = explained(aWaivedFinding());
    assert.match(text, /^is {7}waived error$/m);
    assert.match(text, /^accepted by ops until 2026-12-31: moves in spring$/m);
    assert.doesNotMatch(text, /To accept it/);
  });

  it('has a waiver that is YAML, whatever the cause is', () => {
    const waiver = (finding: ReturnType<typeof aFinding>) => {
      const lines = explained(finding).split('\n');
      const [first, last] = ['  waivers:', '      expires: YYYY-MM-DD'].map((line) => lines.indexOf(line));
      const { waivers } = parse(lines.slice(first, last).join('\n')) as { waivers: Record<string, unknown>[] };
      return waivers[0];
    };
    for (const cause of ['missing-file:/srv/a b', "odd:it's", '123', 'a: b', 'true', "x:'#"]) {
      assert.equal(waiver(aFinding({ cause }))?.cause, cause);
    }
    assert.equal(waiver(aFinding({ fingerprint: '12e45678' }))?.fingerprint, '12e45678');
  });

  it('lets nothing of a report steer the terminal', () => {
    const text = explained(aFinding({ cause: 'a\u001b[2J', message: '\u001b[1m', rule: 'x\u0007' }));
    assert.deepEqual([text.includes('\u001b'), text.includes('\u0007')], [false, false]);
  });
});

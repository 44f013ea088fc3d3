import assert from 'node:assert/strict';
import { chainLines } from '../../../src/reports/terminal/chain.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { aFinding, PLAIN } from '../../support/report.js';

const evidence = [
  { environment: 'payload' as const, path: '/opt/app/bin/server', fact: 'needs libpq.so.5' },
  { environment: 'target' as const, path: '/usr/lib/x86_64-linux-gnu/libpq.so.5', fact: 'needs libldap.so.2' },
  {
    environment: 'target' as const,
    fact: `libldap.so.2 is in none of: ${'/usr/lib/x86_64-linux-gnu, '.repeat(3)}/lib`,
  },
];

describe('a chain of evidence, drawn', () => {
  it('leads from file to file to where it stops', () => {
    assert.deepEqual(chainLines(pageFor({ ...PLAIN, width: 60 }), 2, aFinding({ evidence })), [
      '  • payload  /opt/app/bin/server: needs libpq.so.5',
      '  • target   /usr/lib/x86_64-linux-gnu/libpq.so.5',
      '  │          needs libldap.so.2',
      '  ✗ target   libldap.so.2 is in none of:',
      '             /usr/lib/x86_64-linux-gnu,',
      '             /usr/lib/x86_64-linux-gnu,',
      '             /usr/lib/x86_64-linux-gnu, /lib',
    ]);
  });

  it('needs no more than ASCII, and no colour', () => {
    const lines = chainLines(pageFor({ ...PLAIN, width: 60, unicode: false }), 0, aFinding({ evidence }));
    assert.deepEqual(
      lines.slice(0, 4).map((line) => line[0]),
      ['*', '*', '|', 'x'],
    );
    assert.match(lines.join(''), /^[ -~]*$/);
  });

  it('joins nothing where the sides are only compared', () => {
    const lines = chainLines(pageFor({ ...PLAIN, width: 60 }), 0, aFinding({ level: 'warning' }));
    assert.deepEqual(lines, [
      '• source   /usr/lib/x86_64-linux-gnu/libssl.so.1.1',
      '           soname libssl.so.1.1',
      '! target   no library has the soname libssl.so.1.1',
    ]);
  });
});

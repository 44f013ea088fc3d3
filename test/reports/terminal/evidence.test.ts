import assert from 'node:assert/strict';
import { evidenceLines, labelled } from '../../../src/reports/terminal/evidence.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { PLAIN } from '../../support/report.js';

const page = pageFor({ ...PLAIN, width: 50 });

describe('evidence', () => {
  it('names each environment once, and puts a long fact below its path', () => {
    const chain = [
      { environment: 'payload' as const, path: '/opt/app/bin/api', fact: 'needs GLIBC_2.38' },
      { environment: 'target' as const, path: '/usr/lib/x86_64-linux-gnu/libc.so.6', fact: 'ends at GLIBC_2.36' },
      { environment: 'target' as const, fact: 'nothing else defines it' },
    ];
    assert.deepEqual(evidenceLines(page, 4, chain, false), [
      '    payload  /opt/app/bin/api: needs GLIBC_2.38',
      '    target   /usr/lib/x86_64-linux-gnu/libc.so.6:',
      '               ends at GLIBC_2.36',
      '             nothing else defines it',
    ]);
  });

  it('counts the rest of a long chain', () => {
    const chain = Array.from({ length: 9 }, (_, index) => ({ environment: 'source' as const, fact: `link ${index}` }));
    assert.equal(evidenceLines(page, 0, chain, false).at(-1), '         … and 4 more');
    assert.equal(evidenceLines(page, 0, chain, true).at(-1), '         link 8');
  });

  it('hangs under its label', () => {
    const text = 'words that need more than one line to be written down here';
    assert.deepEqual(labelled(page, 2, 'fix', [{ text }]), [
      '  fix      words that need more than one line to',
      '           be written down here',
    ]);
  });
});

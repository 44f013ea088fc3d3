import assert from 'node:assert/strict';
import { accountText } from '../../../src/reports/terminal/account.js';
import { PLAIN } from '../../support/report.js';
import { snapshotOf } from '../../support/snapshots.js';

describe('the account of what was read', () => {
  const snapshot = snapshotOf({
    packages: { facts: { 'deb/a': { version: '1' }, 'deb/b': { version: '2' } } },
    kernel: {
      status: 'failed',
      problems: [{ path: '/proc/version', reason: 'unreadable', message: 'EACCES' }],
    },
    ruby: { status: 'not-applicable' },
  });

  it('says how long it took, which probes read how many files, and how far each section can be trusted', () => {
    const text = accountText(
      {
        snapshot: { ...snapshot, environment: { reference: 'oci-dir:a', kind: 'image', layers: ['x', 'y'] } },
        read: [
          ['packages', '/var/lib/dpkg/status', 'dpkg'],
          ['kernel', '/proc/version', 'kernel'],
          ['libraries', '/var/lib/dpkg/status', 'libraries'],
        ],
        milliseconds: 1234,
      },
      PLAIN,
    );
    assert.equal(
      text,
      [
        'oci-dir:a: image, 2 files read, 2 layers, 2 facts in 3 sections, 1.2 s',
        '  probes    dpkg 1, kernel 1, libraries 1',
        '  complete  packages 2',
        '  failed    kernel 0 (/proc/version: EACCES)',
        '  no use    ruby',
        '',
      ].join('\n'),
    );
  });

  it('says of a snapshot when it was taken', () => {
    assert.match(
      accountText({ snapshot, read: [], milliseconds: 3 }, PLAIN),
      /: a snapshot of \d{4}-\d\d-\d\d, 2 facts/,
    );
  });
});

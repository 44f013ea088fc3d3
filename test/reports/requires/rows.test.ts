import assert from 'node:assert/strict';
import { askingLine, by, contents, files, listed, rows } from '../../../src/reports/requires/rows.js';
import { HOSTILE } from '../../support/environments.js';
import { someRequirements } from '../../support/requirements.js';

describe('the rows of requirements', () => {
  it('are a line for each kind of need', () => {
    assert.deepEqual(
      rows(someRequirements()).map(({ label, value }) => `${label}: ${value}`),
      [
        'architecture: x86_64, 64-bit, processor of level x86-64-v3 (/bin/app)',
        'kernel: Linux 3.2.0 or newer',
        'C library: glibc 2.38 or newer',
        ': GLIBC_2.38 in /bin/app for strlcat, strlcpy',
        'loader: /lib64/ld-linux-x86-64.so.2',
        'interpreter: /usr/bin/env (/bin/run)',
        'interpreter: python3 in PATH (/bin/run)',
      ],
    );
  });

  it('leave out what is not asked for, and the level that every processor has', () => {
    const architectures = [{ machine: 'x86_64', class: 64 as const, isaLevel: 1, isaFiles: ['/a'], files: 1 }];
    const { kernel: _, ...requirements } = someRequirements();
    assert.deepEqual(rows({ ...requirements, libcs: [], interpreters: [], architectures }), [
      { label: 'architecture', value: 'x86_64, 64-bit' },
    ]);
  });

  it('list a few who ask for the newest C library, and count the others', () => {
    const raised = ['/a', '/b', '/c', '/d', '/e'].map((path) => ({
      library: 'libc.so.6',
      version: 'GLIBC_2.36',
      path,
      functions: [],
    }));
    const libcs = [{ family: 'glibc' as const, version: '2.36', raisedBy: raised, files: 5 }];
    const lines = rows(someRequirements({ libcs })).filter(({ label }) => label === '');
    assert.deepEqual(
      lines.map(({ value }) => value),
      ['GLIBC_2.36 in /a', 'GLIBC_2.36 in /b', 'GLIBC_2.36 in /c', 'and in 2 files more'],
    );
  });

  it('say what is damaged', () => {
    const found = rows(someRequirements({ broken: [{ path: '/x', message: 'ends too early' }] })).at(-1);
    assert.deepEqual(found, { label: 'damaged', value: '/x: ends too early' });
  });

  it('count and list', () => {
    assert.equal(contents(someRequirements()), '2 programs, 1 script');
    assert.equal(contents(someRequirements({ programs: 0, scripts: 0, libraries: 1 })), '1 library');
    assert.deepEqual([files(1), files(2)], ['1 file', '2 files']);
    assert.equal(listed(['a', 'b', 'c', 'd', 'e']), 'a, b, c and 2 more');
    assert.deepEqual([by(['/a']), by(['/a', '/b'])], [' (/a)', ' (2 files)']);
  });

  it('say who asks, with all functions', () => {
    const functions = ['a', 'b', 'c', 'd'];
    assert.deepEqual(askingLine({ path: '/a', asks: 'V of x', functions, optional: true }), {
      label: '/a',
      value: 'V of x (optional): a, b, c, d',
    });
  });

  it('hand no control characters on', () => {
    const { label, value } = askingLine({ path: HOSTILE, asks: HOSTILE, functions: [HOSTILE] });
    assert.doesNotMatch(label + value, /[\p{Cc}\p{Cf}]/u);
  });
});

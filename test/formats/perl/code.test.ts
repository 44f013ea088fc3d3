import assert from 'node:assert/strict';
import { readPerlCode } from '../../../src/formats/perl/code.js';

describe('readPerlCode', () => {
  it('tells what is always loaded from what only some runs load', () => {
    const { uses } = readPerlCode(
      'use strict;\nuse LWP::UserAgent ();\nno warnings;\nif ($x) { use POSIX; require A::B; }\neval { require C; 1 } or die;\n' +
        'require D;\nrequire E if $x;\nuse if $x, F => 1;\nuse parent -norequire, "G";\nuse parent qw(H::I);\nrequire "file.pl";\n',
    );
    assert.deepEqual(
      uses.map(({ file, line, always }) => `${file} ${line}${always ? '' : ' perhaps'}`),
      [
        ...['strict.pm 1', 'LWP/UserAgent.pm 2', 'warnings.pm 3', 'POSIX.pm 4', 'A/B.pm 4 perhaps', 'D.pm 6'],
        ...['parent.pm 9', 'parent.pm 10', 'H/I.pm 10'],
      ],
    );
  });

  it('knows directories that are added, and those that only running tells', () => {
    const { adds, open } = readPerlCode(
      'use FindBin;\nuse lib "$FindBin::Bin/../lib", \'/srv/lib\';\nuse lib qw(/a /b);\n',
    );
    assert.deepEqual([adds, open], [['$Bin/../lib', '/srv/lib', '/a', '/b'], false]);
    assert.equal(readPerlCode('use lib $ENV{HOME};\n').open, true);
    assert.equal(readPerlCode('BEGIN { unshift @INC, f() }\n').open, true);
  });

  it('knows what is looked for before such a change, and what after it', () => {
    const unsure = (code: string) =>
      readPerlCode(code).uses.map(({ file, unsure }) => `${file}${unsure === true ? '?' : ''}`);
    // "use" is done as the file is read, and so before anything of it runs.
    assert.deepEqual(unsure('unshift @INC, f();\nuse A;\nrequire B;\n'), ['A.pm', 'B.pm?']);
    assert.deepEqual(unsure('use A;\nBEGIN { push @INC, f() }\nuse B;\nrequire C;\n'), ['A.pm', 'B.pm?', 'C.pm?']);
    assert.deepEqual(unsure('use A;\nuse lib $ENV{HOME};\nuse B;\n'), ['A.pm', 'B.pm?']);
    assert.deepEqual(unsure('BEGIN { require A; }\npush @INC, f();\n'), ['A.pm']);
  });

  it('reads versions as Perl does', () => {
    for (const [version, numbers] of [
      ['v5.36', '5.36.0'],
      ['5.010_001', '5.10.1'],
      ['5.36.1', '5.36.1'],
      ['5.006', '5.6.0'],
    ]) {
      assert.equal(readPerlCode(`use ${version};\n`).minimum?.version, numbers);
    }
  });
});

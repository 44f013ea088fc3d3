import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseApkDatabase } from '../../src/formats/apk-db.js';

const DATABASE = `C:Q1aaaaaaaaaaaaaaaaaaaaaaaaaaa=
P:musl
V:1.2.5-r0
A:x86_64
S:400000
T:the C library: small
o:musl
p:so:libc.musl-x86_64.so.1=1
F:lib
M:0:0:1777
R:ld-musl-x86_64.so.1
a:0:0:755
Z:Q1bbbb=
R:libc.musl-x86_64.so.1
F:etc/musl
F:
R:top

P:empty
V:1
`;

describe('parseApkDatabase', () => {
  it('reads packages with their files', () => {
    const { packages, problems, ending } = parseApkDatabase(DATABASE);
    assert.deepEqual(problems, []);
    assert.equal(ending, 'line');
    assert.deepEqual(packages, [
      {
        line: 1,
        name: 'musl',
        version: '1.2.5-r0',
        architecture: 'x86_64',
        origin: 'musl',
        provides: ['so:libc.musl-x86_64.so.1=1'],
        files: ['/lib/ld-musl-x86_64.so.1', '/lib/libc.musl-x86_64.so.1', '/top'],
      },
      { line: 19, name: 'empty', version: '1', architecture: '', origin: '', provides: [], files: [] },
    ]);
  });

  it('names the lines that are no field', () => {
    const { packages, problems } = parseApkDatabase('P:a\nnonsense\nV:1\nX\n\n\n');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [2, 4],
    );
    assert.deepEqual(
      packages.map(({ name, version }) => [name, version]),
      [['a', '1']],
    );
  });

  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseApkDatabase(bytes).packages.length >= 0));
    const lines = fc.array(fc.constantFrom('P:', 'V:1', 'F:', 'R:x', '', ':', 'R', 'p: '));
    fc.assert(fc.property(lines, (some) => parseApkDatabase(some.join('\n')).problems.length <= 20));
  });
});

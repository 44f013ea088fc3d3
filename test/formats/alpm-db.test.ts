import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAlpmFile } from '../../src/formats/alpm-db.js';

describe('parseAlpmFile', () => {
  it('reads sections of lines', () => {
    const { sections, problems, ending } = parseAlpmFile('%NAME%\nbash\n\n%VERSION%\n5.2-1\n\n%DEPENDS%\na\nb>=1\n\n');
    assert.deepEqual(Object.fromEntries(sections), { NAME: ['bash'], VERSION: ['5.2-1'], DEPENDS: ['a', 'b>=1'] });
    assert.deepEqual([problems, ending], [[], 'blank']);
  });

  it('names the lines outside of sections, and sections that come twice', () => {
    const { sections, problems, ending } = parseAlpmFile('lost\n\n%A%\n%B%\n\n%A%\nother\n%%');
    assert.deepEqual(Object.fromEntries(sections), { A: ['%B%'] });
    assert.deepEqual(problems, [
      { line: 1, message: 'expected "%SECTION%"' },
      { line: 6, message: 'section A appears twice' },
    ]);
    assert.equal(ending, 'open');
  });

  it('takes any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => parseAlpmFile(bytes).sections.size >= 0));
    const lines = fc.array(fc.constantFrom('%A%', '%B%', '', 'x', '%'));
    fc.assert(fc.property(lines, (some) => parseAlpmFile(some.join('\n')).problems.length <= 20));
  });
});

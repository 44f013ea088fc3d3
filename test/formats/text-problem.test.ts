import assert from 'node:assert/strict';
import { endingOf, note, type TextProblem, toText } from '../../src/formats/text-problem.js';

describe('endingOf', () => {
  it('tells an empty line, a line and a cut one apart', () => {
    assert.deepEqual(['', '\n', 'a\n\n', 'a\n', 'a\n\nb'].map(endingOf), ['blank', 'blank', 'blank', 'line', 'open']);
  });
});

describe('note', () => {
  it('keeps the first 20 problems', () => {
    const problems: TextProblem[] = [];
    for (let line = 1; line <= 1000; line += 1) note(problems, line, 'wrong');
    assert.equal(problems.length, 20);
    assert.deepEqual(problems.at(-1), { line: 20, message: 'wrong' });
  });
});

describe('toText', () => {
  it('reads bytes as UTF-8, whatever they are', () => {
    assert.equal(toText(Buffer.from('Timo Teräs')), 'Timo Teräs');
    assert.equal(toText(Uint8Array.of(0x61, 0xff)), 'a\ufffd');
    assert.equal(toText('as it is'), 'as it is');
  });
});

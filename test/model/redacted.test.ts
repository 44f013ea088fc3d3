import assert from 'node:assert/strict';
import { countRedacted, isMark, isRedacted, markOf, partsOf, REDACTED } from '../../src/model/redacted.js';

const MARK = markOf('0123abcd', 'f'.repeat(32));

describe('marks of redaction', () => {
  it('are told from text', () => {
    for (const text of ['', 'redacted', '[redacted', '[redacted:xyz]', '[redacted:0123abcd]']) {
      assert.equal(isRedacted(text), false, text);
      assert.equal(countRedacted(text), 0, text);
    }
    assert.ok(isRedacted(`a=${MARK}`));
    assert.equal(countRedacted(`${MARK} and ${REDACTED}`), 2);
  });

  it('may be all that there is', () => {
    assert.ok(isMark(REDACTED));
    assert.ok(isMark(MARK));
    assert.ok(!isMark(`${MARK}${REDACTED}`));
    assert.ok(!isMark(`a ${MARK}`));
    assert.ok(!isMark(''));
  });

  it('take a text apart, with one part more than marks', () => {
    assert.deepEqual(partsOf('plain'), { texts: ['plain'], marks: [] });
    assert.deepEqual(partsOf(`a${REDACTED}b${MARK}`), {
      texts: ['a', 'b', ''],
      marks: [
        { keyId: undefined, token: undefined },
        { keyId: '0123abcd', token: 'f'.repeat(32) },
      ],
    });
  });
});

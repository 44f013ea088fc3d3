import assert from 'node:assert/strict';
import { LastWords } from '../../../src/providers/daemon/last-words.js';

function heard(...pieces: string[]): string | undefined {
  const words = new LastWords();
  for (const piece of pieces) words.hear(Buffer.from(piece));
  return words.error()?.message;
}

describe('the end of what a daemon sends', () => {
  it('may be an error, also one in pieces', () => {
    const error = '{"errorDetail":{"message":"no space left"},"error":"no space left"}\r\n';
    assert.equal(heard('x'.repeat(9000), error), 'no space left');
    assert.equal(heard(`${'x'.repeat(5000)}${error.slice(0, 20)}`, error.slice(20)), 'no space left');
    assert.equal(heard('data{"message":"container is gone"}'), 'container is gone');
  });

  it('is mostly none', () => {
    assert.equal(heard(), undefined);
    assert.equal(heard('data', '\0\0\0'), undefined);
    assert.equal(heard('{"message":"cut off'), undefined);
    assert.equal(heard('{"message":1}'), undefined);
  });
});

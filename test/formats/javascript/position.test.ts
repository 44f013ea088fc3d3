import assert from 'node:assert/strict';
import { matchAt, Position } from '../../../src/formats/javascript/position.js';

describe('Position', () => {
  it('shows what stands around a token', () => {
    const position = new Position('const a = f(1);');
    while (position.tokens.next() && position.tokens.value !== 'f');
    assert.equal(position.before, 'const a = ');
    assert.equal(position.matches(/\((\d)\)/y)?.[1], '1');
    assert.equal(position.matches(/\d/y), null);
    assert.equal(position.from(8), '= f(1);');
  });

  it('says where that is, and where it would be inside of a function', () => {
    const position = new Position('x');
    assert.deepEqual(position.place, { inFunction: false, functionName: undefined, guards: [] });
    assert.deepEqual(position.later, { inFunction: true, functionName: undefined, guards: [] });
  });
});

describe('matchAt', () => {
  it('looks at that place alone', () => {
    assert.equal(matchAt(/b/y, 'abc', 1)?.index, 1);
    assert.equal(matchAt(/b/y, 'abc', 0), null);
  });
});

import assert from 'node:assert/strict';
import { changesOf } from '../../src/compare/fields.js';

const changed = (...parts: Parameters<typeof changesOf>) => changesOf(...parts).changed;

describe('changesOf', () => {
  it('names the fields that differ, sorted, with the value of either side', () => {
    assert.deepEqual(changed({ b: 1, a: ['x'], same: { p: 1, q: 2 } }, { a: ['y'], c: null, same: { q: 2, p: 1 } }), [
      { field: 'a', source: ['x'], target: ['y'] },
      { field: 'b', source: 1 },
      { field: 'c', target: null },
    ]);
  });

  it('leaves out what is to be ignored', () => {
    assert.deepEqual(changed({ a: 1, b: 1 }, { a: 2, b: 2 }, ['a']), [{ field: 'b', source: 1, target: 2 }]);
  });

  it('takes a field called like a part of every object for a field', () => {
    const proto = JSON.parse('{"__proto__": {}, "constructor": 1}');
    assert.deepEqual(
      changed({}, proto).map(({ field }) => field),
      ['__proto__', 'constructor'],
    );
    assert.ok(changed({}, proto).every((change) => !('source' in change)));
    assert.deepEqual(changed(proto, JSON.parse(JSON.stringify(proto))), []);
  });

  it('keeps apart what may be the same, being redacted', () => {
    const { changed: different, unknown } = changesOf({ a: '[redacted]', b: 1 }, { a: '[redacted]', b: 2 });
    assert.deepEqual(different, [{ field: 'b', source: 1, target: 2 }]);
    assert.deepEqual(unknown, [{ field: 'a', source: '[redacted]', target: '[redacted]' }]);
  });
});

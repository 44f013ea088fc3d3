import assert from 'node:assert/strict';
import { changedFields } from '../../src/compare/fields.js';

describe('changedFields', () => {
  it('names the fields that differ, sorted, with the value of either side', () => {
    assert.deepEqual(
      changedFields({ b: 1, a: ['x'], same: { p: 1, q: 2 } }, { a: ['y'], c: null, same: { q: 2, p: 1 } }),
      [
        { field: 'a', source: ['x'], target: ['y'] },
        { field: 'b', source: 1 },
        { field: 'c', target: null },
      ],
    );
  });

  it('leaves out what is to be ignored', () => {
    assert.deepEqual(changedFields({ a: 1, b: 1 }, { a: 2, b: 2 }, ['a']), [{ field: 'b', source: 1, target: 2 }]);
  });

  it('takes a field called like a part of every object for a field', () => {
    const proto = JSON.parse('{"__proto__": {}, "constructor": 1}');
    assert.deepEqual(
      changedFields({}, proto).map(({ field }) => field),
      ['__proto__', 'constructor'],
    );
    assert.ok(changedFields({}, proto).every((change) => !('source' in change)));
    assert.deepEqual(changedFields(proto, JSON.parse(JSON.stringify(proto))), []);
  });
});

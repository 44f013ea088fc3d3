import assert from 'node:assert/strict';
import { entriesOf, MAX_DEPTH } from '../../../src/formats/settings/entry.js';

describe('settings in plain data', () => {
  it('are named by their way through it', () => {
    const found = [...entriesOf({ a: { b: 1 }, c: ['x', 2], d: [{ e: null }], f: {} }, () => undefined)];
    assert.deepEqual(
      found.map(({ path, value }) => [path.join('/'), value]),
      [
        ['a/b', '1'],
        ['c', ['x', '2']],
        ['d/0/e', 'null'],
        ['f', '{}'],
      ],
    );
  });

  it('end where they are too deep', () => {
    let deep: unknown = 1;
    for (let level = 0; level <= MAX_DEPTH + 1; level++) deep = { deep };
    assert.throws(() => [...entriesOf(deep, () => undefined)], RangeError);
  });
});

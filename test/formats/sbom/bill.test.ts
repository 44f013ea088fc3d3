import assert from 'node:assert/strict';
import { absolutePath, isRecord, record, records, text } from '../../../src/formats/sbom/bill.js';

describe('fields of a bill of materials', () => {
  it('are read where they are what they should be', () => {
    assert.deepEqual(records([{ a: 1 }, [], 1, null, 'x']), [{ a: 1 }]);
    assert.deepEqual(records({ a: 1 }), []);
    assert.equal(isRecord([]), false);
    assert.equal(text({ a: 'x', b: '', c: 1 }, 'a'), 'x');
    assert.equal(text({ a: 'x', b: '', c: 1 }, 'b') ?? text({ c: 1 }, 'c') ?? text({}, 'constructor'), undefined);
    assert.deepEqual(record({ a: { b: 1 } }, 'a'), { b: 1 });
    assert.equal(record({ a: [] }, 'a'), undefined);
  });

  it('have paths from the root', () => {
    assert.deepEqual(['usr/lib', './a', '/b', undefined].map(absolutePath), ['/usr/lib', '/a', '/b', undefined]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonShapeProblem } from '../../../src/providers/files/json-shape.js';

function problem(text: string): string | undefined {
  return jsonShapeProblem(Buffer.from(text));
}

describe('the shape of JSON', () => {
  it('is refused where it is nested without end, or of too many pieces', () => {
    assert.equal(problem('['.repeat(100)), undefined);
    assert.match(problem('['.repeat(101)) ?? '', /more than 100 records inside each other/);
    assert.match(problem('{"a":'.repeat(101)) ?? '', /inside each other/);
    assert.equal(problem(`[${'[],'.repeat(1_000_000)}0]`), undefined);
    assert.match(problem(`[${'{},'.repeat(2_000_000)}0]`) ?? '', /more than 2000000 records/);
  });

  it('is not told by what is in strings', () => {
    const deep = '['.repeat(200);
    for (const text of [`"${deep}"`, `"\\"${deep}"`, `"a\\\\", "${deep}"`, `"${deep}`])
      assert.equal(problem(text), undefined);
    for (const text of [`"a\\\\"${deep}`, `"\\\\\\""${deep}`, `""${deep}`])
      assert.match(problem(text) ?? '', /inside/, text);
  });

  it('is fine for any JSON of a snapshot, and never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.equal(problem(text), undefined)));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.equal(jsonShapeProblem(bytes), undefined)));
  });
});

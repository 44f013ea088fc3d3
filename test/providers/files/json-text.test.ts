import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonText } from '../../../src/providers/files/json-text.js';

describe('jsonText', () => {
  it('gives the same value as the text itself', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (values) => {
        assert.deepEqual(JSON.parse(jsonText(Buffer.from(JSON.stringify(values)))), values);
      }),
    );
  });

  it('makes no JSON of what is none', () => {
    assert.throws(() => JSON.parse(jsonText(Buffer.from('"\\é"'))), SyntaxError);
    assert.equal(JSON.parse(jsonText(Buffer.from('"\\\\é"'))), '\\é');
  });

  it('holds nothing but ASCII, but for a byte order mark', () => {
    assert.equal(jsonText(Buffer.from('\ufeff{"né":"😀"}')), '\ufeff{"n\\u00e9":"\\ud83d\\ude00"}');
  });
});

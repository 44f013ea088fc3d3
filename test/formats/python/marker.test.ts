import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarker } from '../../../src/formats/python/marker.js';

describe('parseMarker', () => {
  it('reads and before or, and brackets', () => {
    const os = { left: { variable: 'os_name' }, sign: '==', right: { text: 'nt' } };
    const version = { left: { text: '3' }, sign: 'not in', right: { variable: 'python_version' } };
    assert.deepEqual(parseMarker('os_name == "nt" or \'3\' not  in python_version and os_name == "nt"'), {
      any: [os, { all: [version, os] }],
    });
    assert.deepEqual(parseMarker('((os_name=="nt"))'), os);
  });

  it('reads nothing of what is none', () => {
    for (const text of ['', 'os_name', 'os_name ==', '(os_name == "nt"', 'os_name == "nt" x'])
      assert.equal(parseMarker(text), undefined);
  });

  it('never throws', () => {
    const word = fc.constantFrom('(', ')', 'and', 'or', 'in', 'not', '"a"', 'os_name', '==', '<');
    fc.assert(fc.property(fc.array(word), (words) => typeof parseMarker(words.join(' ')) !== 'string'));
  });
});

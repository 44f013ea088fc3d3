import assert from 'node:assert/strict';
import { parseWheelName } from '../../../src/formats/python/wheel-name.js';

describe('parseWheelName', () => {
  it('takes every combination of tags', () => {
    assert.deepEqual(parseWheelName('charset_normalizer-3.4.0-1-py2.py3-none-any.whl'), {
      name: 'charset-normalizer',
      version: '3.4.0',
      tags: ['py2-none-any', 'py3-none-any'],
    });
    assert.equal(parseWheelName('x.whl'), undefined);
  });
});

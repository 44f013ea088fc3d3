import assert from 'node:assert/strict';
import { originOfClass, originOfFunction } from '../../../src/formats/php/known.js';

describe('what not every PHP has', () => {
  it('comes from an extension, or with a release', () => {
    assert.deepEqual(originOfFunction('mb_strlen'), { extension: 'mbstring' });
    assert.deepEqual(originOfClass('simplexmlelement'), { extension: 'simplexml' });
    assert.deepEqual(originOfFunction('str_contains'), { since: ['8.2', '7.4'] });
    assert.deepEqual(originOfFunction('create_function'), { until: ['8.2', '7.4'] });
    assert.equal(originOfFunction('strlen'), undefined);
    assert.equal(originOfClass('exception'), undefined);
    assert.deepEqual(originOfClass('pdo:mysql'), { extension: 'pdo_mysql' });
  });
});

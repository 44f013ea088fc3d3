import assert from 'node:assert/strict';
import { processorTooOld } from '../../../src/requirements/go/processor.js';
import { deployed } from '../../support/proof.js';

function found(level: number | undefined, cpuLevel: number | undefined): string[] {
  const fact = { version: 'go1.22.3', modules: {}, ...(level === undefined ? {} : { level }) };
  return processorTooOld({ entry: '/a', path: '/a', fact }, deployed({ cpuLevel })).map(({ cause }) => cause);
}

describe('processorTooOld', () => {
  it('goes by the level where both are known', () => {
    assert.deepEqual(found(3, 2), ['cpu-isa']);
    assert.deepEqual([found(3, 3), found(3, undefined), found(undefined, 1)], [[], [], []]);
  });
});

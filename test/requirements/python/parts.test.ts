import assert from 'node:assert/strict';
import type { PythonCodeFact } from '../../../src/model/facts/python.js';
import { partOfCode } from '../../../src/requirements/python/parts.js';

const place = { path: '/app.py', name: '__main__', isPackage: false, isMain: true };

function causes(name: string, fact: Partial<PythonCodeFact>, searches = false): readonly string[] {
  const found = { kind: 'code', name: 'p', path: '/p.py', isPackage: false } as const;
  const whole = { body: [], names: ['here'], ...fact } as PythonCodeFact;
  return partOfCode({ ...found, fact: whole }, name, { place, line: 1, searches }).fails.map(({ cause }) => cause);
}

describe('a name of a file of the payload', () => {
  it('is missing where the file does not bind it', () => {
    assert.deepEqual(causes('gone', {}), ['import-name:p.gone']);
    assert.deepEqual([...causes('here', {}), ...causes('__version__', {})], []);
  });

  it('may be there where the file binds names by code, or takes all of another', () => {
    assert.deepEqual(causes('gone', { open: true }), []);
    assert.deepEqual(causes('gone', { body: [{ from: 'x', names: ['*'], line: 1 }] }), []);
    assert.deepEqual(causes('gone', {}, true), []);
  });
});

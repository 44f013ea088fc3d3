import assert from 'node:assert/strict';
import { outputsOf } from '../../src/cli/outputs.js';
import { EnvironmentError } from '../../src/model/problem.js';

const FORMATS = ['json', 'terminal'];

describe('outputs', () => {
  it('go to standard output unless a file is named', () => {
    assert.deepEqual(outputsOf(undefined, [], FORMATS), [{ format: 'terminal' }]);
    assert.deepEqual(outputsOf('json', [], FORMATS), [{ format: 'json' }]);
    assert.deepEqual(outputsOf('json', ['-'], FORMATS), [{ format: 'json' }]);
  });

  it('take the format of the ending of a file, unless one is named', () => {
    assert.deepEqual(outputsOf(undefined, ['a.json'], FORMATS), [{ format: 'json', file: 'a.json' }]);
    assert.deepEqual(outputsOf('terminal', ['a.json'], FORMATS), [{ format: 'terminal', file: 'a.json' }]);
    assert.deepEqual(outputsOf(undefined, ['a.txt'], FORMATS), [{ format: 'terminal', file: 'a.txt' }]);
  });

  it('with their own format come besides', () => {
    assert.deepEqual(outputsOf(undefined, ['json=a=b'], FORMATS), [
      { format: 'terminal' },
      { format: 'json', file: 'a=b' },
    ]);
    assert.deepEqual(outputsOf(undefined, ['./json=a'], FORMATS), [{ format: 'terminal', file: './json=a' }]);
  });

  it('are refused where they make no sense', () => {
    const advice = (values: string[]) => {
      try {
        return outputsOf(undefined, values, FORMATS);
      } catch (error) {
        assert.ok(error instanceof EnvironmentError);
        return `${error.message} ${error.advice}`;
      }
    };
    assert.equal(advice(['jsno=a']), 'There is no format jsno: the formats are json, terminal. Did you mean json?');
    assert.equal(advice(['a', 'json=a']), 'Two outputs go to a. Name a file for each.');
  });
});

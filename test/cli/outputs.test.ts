import assert from 'node:assert/strict';
import { outputsOf } from '../../src/cli/outputs.js';
import { EnvironmentError } from '../../src/model/problem.js';

const FORMATS = ['json', 'terminal'].map((id) => ({ id, title: id, render: () => id }));

/** The outputs as pairs of format and file. */
function asked(format: string | undefined, values: string[]): (string | undefined)[][] {
  return outputsOf(format, values, FORMATS).map(({ reporter, file }) =>
    file === undefined ? [reporter.id] : [reporter.id, file],
  );
}

describe('outputs', () => {
  it('go to standard output unless a file is named', () => {
    assert.deepEqual(asked(undefined, []), [['terminal']]);
    assert.deepEqual(asked('json', []), [['json']]);
    assert.deepEqual(asked('json', ['-']), [['json']]);
  });

  it('take the format of the ending of a file, unless one is named', () => {
    assert.deepEqual(asked(undefined, ['a.json']), [['json', 'a.json']]);
    assert.deepEqual(asked('terminal', ['a.json']), [['terminal', 'a.json']]);
    assert.deepEqual(asked(undefined, ['a.txt']), [['terminal', 'a.txt']]);
  });

  it('with their own format come besides', () => {
    assert.deepEqual(asked(undefined, ['json=a=b']), [['terminal'], ['json', 'a=b']]);
    assert.deepEqual(asked(undefined, ['./json=a']), [['terminal', './json=a']]);
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
    assert.equal(advice(['jsno=a']), 'There is no format jsno here. The formats are json, terminal Did you mean json?');
    assert.equal(advice(['a', 'json=a']), 'Two outputs go to a. Name a file for each.');
  });
});

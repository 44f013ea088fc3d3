import assert from 'node:assert/strict';
import type { Distribution } from '../../../src/requirements/python/distributions.js';
import { neededBy } from '../../../src/requirements/python/needed.js';

const ENVIRONMENT = { os_name: 'posix', sys_platform: 'linux', python_version: '3.11', extra: '' };

function distribution(...requires: string[]): Distribution {
  return { path: '/x', version: '1', origin: 'target', requires };
}

function needs(requires: string[], known: Record<string, Distribution>): string[] {
  return neededBy(requires, ENVIRONMENT, new Map(Object.entries(known))).map(
    ({ name, specifiers, through }) => `${name}${specifiers}${through === undefined ? '' : ` for ${through}`}`,
  );
}

describe('neededBy', () => {
  it('leaves out what does not apply, or may not', () => {
    assert.deepEqual(needs(['a', 'b; os_name == "nt"', 'c; nosuch == "1"', 'd; extra == "x"', '!'], {}), ['a']);
  });

  it('adds what extras need, also through each other and in a circle', () => {
    const flask = distribution(
      'werkzeug',
      'asgiref>=3; extra == "Async"',
      'flask[async,dotenv]; extra == "all"',
      'env; extra == "dotenv"',
    );
    assert.deepEqual(needs(['Flask[all]'], { flask }), [
      'Flask',
      'flask for flask[all]',
      'asgiref>=3 for flask[async]',
      'env for flask[dotenv]',
    ]);
    const round = distribution('round[b]; extra == "a"', 'round[a]; extra == "b"');
    assert.deepEqual(needs(['round[a]'], { round }), ['round', 'round for round[a]', 'round for round[b]']);
    assert.deepEqual(needs(['gone[x]'], {}), ['gone']);
  });
});

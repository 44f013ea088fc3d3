import assert from 'node:assert/strict';
import { readYaml } from '../../../src/formats/settings/yaml.js';
import { written } from '../../support/settings.js';

describe('readYaml', () => {
  it('reads what is written, aliases and merges in their place', () => {
    const text = 'a: &a {b: yes, v: 1.10}\nc:\n  <<: *a\n  d: [1, x]\ne: [{f: ~}]\ng: {}\n';
    assert.deepEqual(written(readYaml(text)), [
      'a/b = yes @1',
      'a/v = 1.10 @1',
      'c/b = yes @1',
      'c/v = 1.10 @1',
      'c/d = 1,x @4',
      'e/0/f = ~ @5',
      'g = {} @6',
    ]);
  });

  it('numbers documents where there are several', () => {
    assert.deepEqual(written(readYaml('a: 1\n---\na: 2\n')), ['0/a = 1 @1', '1/a = 2 @3']);
  });

  it('ends where aliases grow without end', () => {
    const level = (at: number) => `b${at}: &b${at} [*b${at - 1}, *b${at - 1}]\n`;
    const text = `b0: &b0 [x]\n${Array.from({ length: 20 }, (_, at) => level(at + 1)).join('')}`;
    assert.throws(() => readYaml(text), RangeError);
    assert.throws(() => readYaml('a: [1\nb: 2'), SyntaxError);
  });
});

import assert from 'node:assert/strict';
import { EnvironmentError } from '../../../src/model/problem.js';
import { loadPacks, readPacks } from '../../../src/rules/packs/load.js';

const rule = (id: string) => ({
  id,
  title: 'T',
  level: 'note',
  why: 'W',
  fix: 'F',
  references: ['https://example.org/'],
  when: 'true',
  message: 'M',
  evidence: [{ environment: 'target', fact: 'f' }],
  examples: [
    { name: 'a', findings: 1 },
    { name: 'b', findings: 0 },
  ],
});
const pack = (name: string, ...ids: string[]) => ({ name, text: JSON.stringify({ rules: ids.map(rule) }, null, 1) });

describe('loading packs', () => {
  it('puts the rules of several packs together', () => {
    const { declarations, mistakes } = readPacks([pack('a.yaml', 'x'), pack('b.yaml', 'y')]);
    assert.deepEqual(
      declarations.map(({ definition }) => definition.id),
      ['x', 'y'],
    );
    assert.deepEqual(mistakes, []);
  });

  it('refuses an id that occurs twice, in one pack, in two, or elsewhere, and names the first', () => {
    const { mistakes } = readPacks(
      [pack('a.yaml', 'x', 'x'), pack('b.yaml', 'x', 'proof')],
      new Map([['proof', 'src/p.ts']]),
    );
    assert.deepEqual(
      mistakes.map(({ file, message }) => `${file} ${message.replace(/.*; /, '')}`),
      ['a.yaml a.yaml:3 has the same', 'b.yaml a.yaml:3 has the same', 'b.yaml src/p.ts has the same'],
    );
  });

  it('throws one error that lists everything', () => {
    assert.throws(
      () => loadPacks([pack('a.yaml', 'x', 'x'), { name: 'b.yaml', text: 'rules: 1' }]),
      (error) =>
        error instanceof EnvironmentError &&
        /2 mistakes.*\na\.yaml:\d+:1: .*\nb\.yaml:1:8: rules: expected a list, found 1$/.test(error.message) &&
        error.advice !== undefined,
    );
  });
});

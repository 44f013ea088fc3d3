import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseIni } from '../../../src/formats/config/ini.js';

describe('parseIni', () => {
  it('reads sections and assignments with their lines', () => {
    assert.deepEqual(parseIni('a=1\n[s.t]\nb = "x ; y"\nc =\n# d=1\n').entries, [
      { section: '', name: 'a', value: '1', line: 1 },
      { section: 's.t', name: 'b', value: 'x ; y', line: 3 },
      { section: 's.t', name: 'c', value: '', line: 4 },
    ]);
  });

  it('knows comments behind values only where they are ones', () => {
    const value = (text: string, trailing: boolean) => parseIni(`a = ${text}`, { trailing }).entries[0]?.value;
    assert.equal(value('1 ; one', true), '1');
    assert.equal(value('1 ; one', false), '1 ; one');
    assert.equal(value('"a;b" ; c', true), 'a;b');
    assert.equal(value('; nothing', true), '');
    assert.equal(value('a;b', true), 'a;b');
  });

  it('names lines that are neither, unless a name alone is an assignment', () => {
    assert.deepEqual(
      parseIni('[a\nb\n=c').problems.map(({ line }) => line),
      [1, 2, 3],
    );
    assert.deepEqual(parseIni('b', { bare: true }).entries[0]?.name, 'b');
  });

  it('never throws', () => {
    const piece = fc.constantFrom('[', ']', '=', '"', ';', '\\', '#', '\n', ' ', 'a');
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        for (const { name } of parseIni(text, { continued: true, trailing: true }).entries) assert.notEqual(name, '');
      }),
    );
  });
});

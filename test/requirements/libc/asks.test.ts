import assert from 'node:assert/strict';
import { asksOf } from '../../../src/requirements/libc/asks.js';
import { SymbolTables } from '../../../src/requirements/load/symbol-tables.js';
import { program, sceneOf } from '../../support/proof.js';

describe('asksOf', () => {
  it('tells by the functions that a program wants', async () => {
    const symbols = ['setlocale', 'localtime_r', 'toString'].map((name) => ({ name, undefined: true }));
    const { view } = await sceneOf({}, { '/app': program({ symbols }) });
    const found = view.find('/opt/app/app');
    assert.equal(found.kind, 'elf');
    if (found.kind !== 'elf') return;
    assert.deepEqual([...asksOf(found, new SymbolTables())].sort(), [
      ['local-time', 'localtime_r'],
      ['locale', 'setlocale'],
    ]);
  });
});

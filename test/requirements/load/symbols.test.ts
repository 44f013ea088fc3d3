import assert from 'node:assert/strict';
import type { SymbolSpec } from '../../support/elf/spec.js';
import { type Files, glibcSystem, library, program, proofOf } from '../../support/proof.js';

const want = (name: string, more: Partial<SymbolSpec> = {}): SymbolSpec => ({ name, undefined: true, ...more });

async function judge(app: object, more: Files = {}, environment = {}, release = '2.36'): Promise<string[]> {
  const payload = { '/app': program({ runpath: '$ORIGIN', ...app }), ...more };
  const { unmet } = await proofOf(glibcSystem(release), payload, { environment });
  return unmet.map(({ cause, level }) => `${level} ${cause}`);
}

describe('missingSymbols', () => {
  it('warns of what is bound when it is called, and refuses what is bound at start', async () => {
    const symbols = [want('bar', { use: 'lazy' })];
    assert.deepEqual(await judge({ symbols }), ['warning missing-symbol:bar']);
    assert.deepEqual(await judge({ symbols, bindNow: true }), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ symbols }, {}, { LD_BIND_NOW: '1' }), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ symbols: [want('bar', { use: 'eager' })] }), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ symbols: [want('bar', { weak: true })] }), []);
  });

  it('finds a symbol in whatever library is loaded, by version', async () => {
    const needed = ['libfoo.so.1'];
    const foo = (symbols: readonly SymbolSpec[]) => ({
      '/libfoo.so.1': library('libfoo.so.1', { symbols, versions: ['V1', 'V2'] }),
    });
    const eager = (version?: string) => [want('bar', { use: 'eager', ...(version === undefined ? {} : { version }) })];
    assert.deepEqual(
      await judge({ needed, symbols: eager('libfoo.so.1:V2') }, foo([{ name: 'bar', version: 'V2' }])),
      [],
    );
    const other = foo([{ name: 'bar', version: 'V1' }]);
    assert.deepEqual(await judge({ needed, symbols: eager('libfoo.so.1:V2') }, other), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ needed, symbols: eager() }, foo([{ name: 'bar', version: 'V2' }])), []);
    assert.deepEqual(await judge({ needed, symbols: eager() }, foo([{ name: 'bar', version: '@V2' }])), [
      'error missing-symbol:bar',
    ]);
  });

  it('wants what it copies from others', async () => {
    const symbols = [{ name: 'bar', type: 'object', use: 'copy' } as const];
    const empty = { '/libfoo.so.1': library('libfoo.so.1') };
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'], symbols }, empty), ['error missing-symbol:bar']);
    const full = { '/libfoo.so.1': library('libfoo.so.1', { symbols: [{ name: 'bar', type: 'object' }] }) };
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'], symbols }, full), []);
  });

  it('looks at the libraries of libraries', async () => {
    const foo = { '/libfoo.so.1': library('libfoo.so.1', { symbols: [want('bar', { use: 'eager' })] }) };
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'] }, foo), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'], symbols: [{ name: 'bar' }] }, foo), []);
  });

  it('knows that glibc up to 2.36 ends at a library that lost its versions', async () => {
    const symbols = [want('bar', { use: 'eager', version: 'libfoo.so.1:V1' })];
    const foo = { '/libfoo.so.1': library('libfoo.so.1', { symbols: [{ name: 'bar' }] }) };
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'], symbols }, foo), ['error missing-symbol:bar']);
    assert.deepEqual(await judge({ needed: ['libfoo.so.1'], symbols }, foo, {}, '2.41'), []);
  });
});

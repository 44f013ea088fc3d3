import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { LayerCache } from '../../../src/providers/image/layer-cache.js';
import { scratchDirectory } from '../../support/scratch.js';

const BYTES = Buffer.from('what was read');

describe('the cache of layers', () => {
  const { path } = scratchDirectory();
  const layers = () => path('cache/hostdrift/layers');

  function open(): LayerCache {
    const cache = LayerCache.open({ XDG_CACHE_HOME: path('cache') });
    assert.ok(cache !== undefined);
    return cache;
  }

  it('gives back what was kept, to other processes too', () => {
    open().set('a', BYTES);
    assert.deepEqual(Buffer.from(open().get('a') ?? []), BYTES);
    assert.equal(open().get('b'), undefined);
  });

  it('is below the directory of the user, who alone may read it', () => {
    open().set('a', BYTES);
    assert.equal(statSync(layers()).mode & 0o777, 0o700);
    for (const name of readdirSync(layers())) assert.equal(statSync(`${layers()}/${name}`).mode & 0o777, 0o600);
    assert.ok(LayerCache.open({ HOME: path('home'), XDG_CACHE_HOME: 'relative' }) !== undefined);
    assert.deepEqual(readdirSync(path('home/.cache/hostdrift')), ['layers']);
  });

  it('is none where others could write it, or where it cannot be', () => {
    mkdirSync(layers(), { recursive: true });
    chmodSync(layers(), 0o777);
    assert.equal(LayerCache.open({ XDG_CACHE_HOME: path('cache') }), undefined);
    writeFileSync(path('file'), '');
    assert.equal(LayerCache.open({ XDG_CACHE_HOME: path('file') }), undefined);
  });

  it('gives nothing back that is damaged', () => {
    open().set('a', BYTES);
    const file = `${layers()}/${readdirSync(layers())[0]}`;
    for (const damaged of [readFileSync(file).subarray(0, -1), Buffer.alloc(3), Buffer.alloc(0), Buffer.alloc(100)]) {
      writeFileSync(file, damaged);
      assert.equal(open().get('a'), undefined);
    }
  });

  it('is bounded: what was not used for longest goes', () => {
    open();
    const cache = new LayerCache(layers(), 100);
    const age = (key: string, seconds: number) => {
      const before = new Set(readdirSync(layers()));
      cache.set(key, BYTES);
      const name = readdirSync(layers()).find((file) => !before.has(file));
      if (name !== undefined) utimesSync(`${layers()}/${name}`, seconds, seconds);
    };
    age('old', 1);
    age('older', 0);
    cache.set('new', BYTES);
    assert.deepEqual(
      ['old', 'older', 'new'].map((key) => cache.get(key) !== undefined),
      [true, false, true],
    );
    cache.set('large', Buffer.alloc(101));
    assert.equal(cache.get('large'), undefined);
  });

  it('clears away what another process did not finish, when that is long ago', () => {
    const cache = open();
    writeFileSync(`${layers()}/.old`, '');
    utimesSync(`${layers()}/.old`, 0, 0);
    writeFileSync(`${layers()}/.new`, '');
    cache.set('a', BYTES);
    assert.deepEqual(
      readdirSync(layers()).filter((name) => name.startsWith('.')),
      ['.new'],
    );
  });

  it('fails nobody when it cannot keep anything', () => {
    const cache = new LayerCache(path('gone'));
    cache.set('a', BYTES);
    assert.equal(cache.get('a'), undefined);
  });
});

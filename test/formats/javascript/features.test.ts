import assert from 'node:assert/strict';
import { Features } from '../../../src/formats/javascript/features.js';
import { Position } from '../../../src/formats/javascript/position.js';

const VOCABULARY = {
  globals: new Set(['fetch']),
  members: new Set(['Promise.any', 'fs.globSync']),
  methods: new Map([['at', new Set(['Array#at'])]]),
  loaders: new Set(['bindings']),
};

/** What is used by the words of a text, all of them taken for names. */
function used(text: string, bound: Readonly<Record<string, string>> = {}) {
  const position = new Position(text);
  const called: string[] = [];
  const features = new Features(
    position,
    VOCABULARY,
    () => 'Array',
    (name) => called.push(name),
  );
  while (position.tokens.next()) {
    const { kind, value, end } = position.tokens;
    const module = bound[value];
    if (kind === 'word' && position.previous === '.') features.method(value);
    else if (kind === 'word' && module !== undefined) features.used(module, end);
    else if (kind === 'word') features.named(value);
    position.previous = value;
  }
  return { names: features.features.map(({ use }) => use), called, features };
}

describe('Features', () => {
  it('finds globals, members and methods that are taken for granted', () => {
    assert.deepEqual(used('fetch(x); Promise.any(y); list.at(0)').names, ['fetch', 'Promise.any', 'Array#at']);
    assert.deepEqual(used('check(fetch)').names, ['fetch']);
    assert.deepEqual(used('const fetch = 1; fetch(x)').names, []);
    assert.deepEqual(used('fs.globSync(x)', { fs: 'node:fs' }).names, ['fs.globSync']);
  });

  it('hands on functions that are called, and keeps what loads add-ons and what is put there', () => {
    assert.deepEqual(used('start()').called, ['start']);
    assert.deepEqual(
      used("load('fast.node')", { load: 'bindings' }).features.addons.map(({ use }) => use),
      [{ loader: 'bindings', name: 'fast.node' }],
    );
    assert.deepEqual([...used('globalThis.fetch = x').features.defines], ['fetch']);
  });
});

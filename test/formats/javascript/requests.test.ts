import assert from 'node:assert/strict';
import { Features } from '../../../src/formats/javascript/features.js';
import { Position } from '../../../src/formats/javascript/position.js';
import { Requests } from '../../../src/formats/javascript/requests.js';

const VOCABULARY = { globals: new Set<string>(), members: new Set(['fs.globSync']), loaders: new Set<string>() };

function read(text: string) {
  const position = new Position(text);
  const features = new Features(
    position,
    VOCABULARY,
    () => undefined,
    () => undefined,
  );
  const requests = new Requests(position, VOCABULARY, features);
  while (position.tokens.next()) {
    const { kind, value } = position.tokens;
    if (kind === 'word' && (value === 'require' || value === 'import' || value === 'export')) requests[value]();
    position.previous = value;
  }
  return { requests, features, modules: requests.modules.map(({ use }) => `${use.how} ${use.name}`) };
}

describe('Requests', () => {
  it('reads what is asked for by name', () => {
    const { modules, requests } = read("import a from 'a'; export * from './b'; import('c'); require('d')");
    assert.deepEqual(modules, ['import a', 'import ./b', 'import c', 'require d']);
    assert.deepEqual([requests.isModule, requests.computes], [true, false]);
  });

  it('keeps what names stand for', () => {
    const { bound } = read(
      "const fs = require('fs'); const { a, b: c } = require('d'); import e, { f as g } from 'h'",
    ).features;
    assert.deepEqual(
      [...bound],
      [
        ['fs', 'fs'],
        ['a', 'd.a'],
        ['c', 'd.b'],
        ['g', 'h.f'],
        ['e', 'h'],
      ],
    );
  });

  it('tells names that are put together, and those of add-ons among them', () => {
    assert.equal(read("require('a-' + platform)").requests.computes, true);
    assert.equal(read('import(name)').requests.computes, true);
    assert.equal(read("import.meta.resolve(name + '/x')").requests.computes, true);
    const { features } = read("require(dir + '/x.node')");
    assert.deepEqual(
      features.addons.map(({ use }) => use),
      [{ loader: 'require' }],
    );
  });
});

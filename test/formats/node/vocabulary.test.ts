import assert from 'node:assert/strict';
import { VOCABULARY } from '../../../src/formats/node/vocabulary.js';

describe('VOCABULARY', () => {
  it('tells globals and members apart', () => {
    assert.ok(VOCABULARY.globals.has('fetch'));
    assert.ok(VOCABULARY.members.has('fs.globSync'));
    assert.ok([...VOCABULARY.globals].every((name) => !VOCABULARY.members.has(name)));
    assert.ok(VOCABULARY.loaders.has('bindings'));
  });
});

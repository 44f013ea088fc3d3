import assert from 'node:assert/strict';
import { nodeVocabulary } from '../../../src/formats/node/vocabulary.js';

describe('nodeVocabulary', () => {
  it('tells globals and members apart', () => {
    assert.ok(nodeVocabulary().globals.has('fetch'));
    assert.ok(nodeVocabulary().members.has('fs.globSync'));
    assert.ok([...nodeVocabulary().globals].every((name) => !nodeVocabulary().members.has(name)));
    assert.ok(nodeVocabulary().loaders.has('bindings'));
  });
});

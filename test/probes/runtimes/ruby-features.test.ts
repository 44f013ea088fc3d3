import assert from 'node:assert/strict';
import { rubyFeatures } from '../../../src/probes/runtimes/ruby-features.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('rubyFeatures', () => {
  it('names what can be required, and of what lies deeper the directory', async () => {
    const files = ['set.rb', 'set/sorted.rb', 'json/ext/parser.so', 'json/ext/deep/x.rb', 'README'];
    const environment = memoryEnvironment(Object.fromEntries(files.map((name) => [`/l/${name}`, ''])));
    const tree = await environment.scan({
      narrow: () => 'none',
      select: () => 'none',
      visit: () => undefined,
      unreadable: () => undefined,
    });
    assert.deepEqual(rubyFeatures(tree, '/l', 9).sort(), ['json/ext/deep/x', 'json/ext/parser', 'set', 'set/sorted']);
    assert.deepEqual(rubyFeatures(tree, '/l', 1).sort(), ['json/ext/', 'set', 'set/sorted']);
    assert.deepEqual(rubyFeatures(tree, '/none', 1), []);
  });
});

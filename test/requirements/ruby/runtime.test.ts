import assert from 'node:assert/strict';
import { rubyRuntime } from '../../../src/requirements/ruby/runtime.js';
import { glibcSystem, program, sceneOf } from '../../support/proof.js';
import { rubySystem } from '../../support/ruby.js';

describe('rubyRuntime', () => {
  it('is what the command leads to', async () => {
    const found = rubyRuntime(await sceneOf(rubySystem(), {}));
    assert.deepEqual([found?.path, found?.fact.version], ['/usr/bin/ruby3.1', '3.1.2']);
  });

  it('is not guessed', async () => {
    assert.equal(rubyRuntime(await sceneOf(glibcSystem(), {})), undefined);
    assert.equal(rubyRuntime(await sceneOf(glibcSystem('2.36', { '/usr/bin/ruby': program() }), {})), undefined);
  });
});

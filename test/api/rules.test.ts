import assert from 'node:assert/strict';
import { loadRules } from '../../src/api/rules.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { scratchDirectory } from '../support/scratch.js';

describe('loadRules', () => {
  const scratch = scratchDirectory();

  it('gives the rules that come with the tool, each once', async () => {
    const ids = (await loadRules()).map(({ id }) => id);
    assert.ok(ids.length > 10);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says which file of a further pack is wrong', async () => {
    scratch.write('mine.yaml', 'rules: nonsense\n');
    await assert.rejects(loadRules([scratch.path('mine.yaml')]), (error) => {
      assert.ok(error instanceof EnvironmentError, String(error));
      assert.match(error.message, /mine\.yaml/);
      return true;
    });
    await assert.rejects(loadRules([scratch.path('nowhere.yaml')]), EnvironmentError);
  });
});

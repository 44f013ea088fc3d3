import assert from 'node:assert/strict';
import { nodeCauses, nodeSystem } from '../../support/node.js';
import { program } from '../../support/proof.js';

describe('missingPrograms', () => {
  const text = "require('child_process').execFileSync('git', ['--version'])";
  const causes = (app: string, more = {}) => nodeCauses(nodeSystem('18.20.4', 108, more), { '/app.js': app });

  it('misses what PATH does not have', async () => {
    assert.deepEqual(await causes(text), ['error missing-program:git']);
    assert.deepEqual(await causes(text, { '/usr/bin/git': program() }), []);
    assert.deepEqual(await causes(`exports.f = () => ${text}`), ['warning missing-program:git']);
    assert.deepEqual(await causes("require('child_process').execSync('cd x')"), []);
  });
});

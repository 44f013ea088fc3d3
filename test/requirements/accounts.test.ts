import assert from 'node:assert/strict';
import { isMissingAccount } from '../../src/requirements/accounts.js';
import { type Files, glibcSystem, sceneOf } from '../support/proof.js';

async function isMissing(name: string, files: Files): Promise<boolean> {
  const { view } = await sceneOf(glibcSystem('2.36', files), {});
  return isMissingAccount(view, 'user', name);
}

const passwd = { '/etc/passwd': 'root:x:0:0::/root:/bin/sh\n', '/etc/group': 'root:x:0:\n' };

describe('isMissingAccount', () => {
  it('goes by the files where nothing else is asked', async () => {
    assert.equal(await isMissing('deploy', passwd), true);
    assert.equal(await isMissing('root', passwd), false);
    assert.equal(await isMissing('$USER', passwd), false);
  });

  it('does not know what a directory service knows', async () => {
    assert.equal(await isMissing('deploy', { ...passwd, '/etc/nsswitch.conf': 'passwd: files ldap\n' }), false);
  });
});

import assert from 'node:assert/strict';
import { failedCall } from '../../../src/requirements/python/calls.js';
import { type Files, library, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

const place = { path: '/app.py', name: '__main__', isPackage: false, isMain: true };

async function cause(calls: string, given: string, target: Files = {}): Promise<string | undefined> {
  const scene = await sceneOf(pythonSystem(target), {});
  return failedCall(scene, { calls, given, line: 1 }, place)?.cause;
}

describe('failedCall', () => {
  it('misses commands and libraries that are nowhere', async () => {
    assert.equal(await cause('subprocess.run', 'git'), 'missing-command:git');
    assert.equal(await cause('subprocess.run', 'python3'), undefined);
    assert.equal(await cause('ctypes.CDLL', 'libpq.so.5'), 'missing-library:libpq.so.5');
    assert.equal(await cause('ctypes.CDLL', 'libpq.so.5', { '/opt/x/libpq.so.5': library('libpq.so.5') }), undefined);
  });

  it('misses digests that OpenSSL 3 no longer gives', async () => {
    const crypto = (soname: string) => ({ [`/usr/lib64/${soname}`]: library(soname) });
    assert.equal(await cause('hashlib.new', 'md4', crypto('libcrypto.so.3')), 'openssl-legacy');
    assert.equal(await cause('hashlib.new', 'md4', crypto('libcrypto.so.1.1')), undefined);
    assert.equal(await cause('hashlib.new', 'md5', crypto('libcrypto.so.3')), undefined);
  });

  it('misses locales and accounts that are not there', async () => {
    const passwd = { '/etc/passwd': 'root:x:0:0::/root:/bin/sh\n', '/etc/group': 'root:x:0:\n' };
    assert.equal(await cause('pwd.getpwnam', 'deploy', passwd), 'missing-user');
    assert.equal(await cause('pwd.getpwnam', 'root', passwd), undefined);
    assert.equal(
      await cause('locale.setlocale', 'de_DE.UTF-8', { '/usr/lib/locale/C.utf8/LC_CTYPE': 'x' }),
      'missing-locale:de_DE.UTF-8',
    );
    assert.equal(await cause('locale.setlocale', 'C'), undefined);
  });
});

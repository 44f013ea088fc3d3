import assert from 'node:assert/strict';
import { pidProvider } from '../../src/providers/pid.js';
import { pendingUnless } from '../support/pending.js';

describe('pid:N', () => {
  it('is described by the name of the process, its command and its variables', async function () {
    pendingUnless(this, process.platform === 'linux', 'this is no Linux');
    const environment = await pidProvider.open(String(process.pid), `pid:${process.pid}`, {});
    assert.equal(environment.description.kind, 'process');
    assert.match(environment.image?.command[0] ?? '', /node/);
    assert.ok(environment.image?.environment.some((line) => line.startsWith('PATH=')));
    assert.ok(environment.live?.process?.mapped.length);
    assert.ok(environment.live?.kernelFiles?.has('/proc/self/limits'));
    await environment.close();
  });

  it('refuses what is no number, and processes that there are not', async () => {
    for (const rest of ['', '0', 'web', '1/..', '-1', '12345678901']) {
      await assert.rejects(pidProvider.open(rest, `pid:${rest}`, {}), {
        name: 'EnvironmentError',
        message: `pid:${rest} names no process`,
      });
    }
    await assert.rejects(pidProvider.open('999999999', 'pid:999999999', {}), {
      message: 'There is no process 999999999',
    });
  });
});

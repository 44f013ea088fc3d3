import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { hostProvider } from '../../src/providers/host.js';

describe('host', () => {
  it('is this machine, with what only a running one tells', async () => {
    const environment = await hostProvider.open('', 'host', {});
    const { kind, name, platform } = environment.description;
    assert.deepEqual([kind, name, platform?.os], ['host', hostname(), 'linux']);
    assert.ok(environment.live !== undefined);
    await environment.close();
  });

  it('takes no name', async () => {
    await assert.rejects(hostProvider.open('web1', 'host:web1', {}), { name: 'EnvironmentError', advice: /ssh:/ });
  });
});

import assert from 'node:assert/strict';
import type { ServiceProcess } from '../../../../src/model/environment.js';
import { runningServices } from '../../../../src/probes/machine/services/running.js';

const LIMITS = [
  'Limit                     Soft Limit           Hard Limit           Units     ',
  'Max open files            1024                 524288               files     ',
  'Max locked memory         unlimited            unlimited            bytes     ',
].join('\n');

const of = (...services: ServiceProcess[]) => runningServices({ services, problems: [] });
const service = (manager: 'systemd' | 'openrc' | 'sysv', name: string) => ({ name, manager, with: ['default'] });

describe('runningServices', () => {
  it('gives a unit the limits of its process', () => {
    const running = of({ name: 'app.service', by: 'systemd', limits: LIMITS });
    assert.deepEqual(running.of(service('systemd', 'app.service')), { limits: { nofile: 1024, memlock: 'unlimited' } });
    assert.deepEqual(running.limitsOf('other.service'), {});
  });

  it('tells of OpenRC what is started, failed and neither', () => {
    const running = of({ name: 'sshd', by: 'started' }, { name: 'nginx', by: 'failed' });
    const states = ['sshd', 'nginx', 'cron'].map((name) => running.of(service('openrc', name)).state);
    assert.deepEqual(states, ['active', 'failed', 'inactive']);
  });

  it('tells of a script that its process runs, and never that none does', () => {
    const running = of({ name: 'cron', by: 'pid-file', limits: LIMITS });
    assert.equal(running.of(service('sysv', 'cron')).state, 'active');
    assert.deepEqual(running.of(service('sysv', 'other')), {});
  });

  it('tells nothing of mere files', () => {
    assert.deepEqual(runningServices(undefined).of(service('openrc', 'sshd')), {});
  });
});

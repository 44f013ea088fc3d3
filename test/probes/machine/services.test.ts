import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { servicesProbe } from '../../../src/probes/machine/services.js';
import { type MemoryOptions, memoryEnvironment } from '../../support/memory-environment.js';

const UNIT = '/usr/lib/systemd/system/app.service';
const FILES = {
  [UNIT]: '[Service]\n',
  '/etc/systemd/system/multi-user.target.wants/app.service': { link: UNIT },
  '/etc/systemd/system/mail.service': { link: '/dev/null' },
};

async function section(files: typeof FILES | object, options: MemoryOptions = {}) {
  const { services } = await runProbes(memoryEnvironment({ ...files }, options), [servicesProbe]);
  for (const fact of Object.values(services?.facts ?? {})) servicesProbe.schema.parse(fact);
  return services;
}

describe('the services probe', () => {
  it('tells what is started at boot and what is masked', async () => {
    assert.deepEqual((await section(FILES))?.facts, {
      'app.service': { manager: 'systemd', starts: 'boot', with: ['multi-user.target'], path: UNIT },
      'mail.service': { manager: 'systemd', starts: 'masked' },
    });
  });

  it('tells of a running system how it is with them, and what else runs or failed', async () => {
    const unit = (name: string, active: string) => ({ name, load: 'loaded', active });
    const units = [
      ...[unit('app.service', 'failed'), unit('other.service', 'active'), unit('idle.service', 'inactive')],
      unit('user@0.service', 'active'),
    ];
    const { facts = {} } = (await section(FILES, { live: { units, problems: [] } })) ?? {};
    assert.equal(facts['app.service']?.state, 'failed');
    assert.deepEqual(facts['other.service'], { manager: 'systemd', starts: 'otherwise', state: 'active' });
    assert.deepEqual(Object.keys(facts), ['app.service', 'mail.service', 'other.service']);
  });

  it('tells the limits of what runs, and what OpenRC started', async () => {
    const limits = 'Max open files            1024                 4096                 files     \n';
    const services = [
      { name: 'app.service', by: 'systemd', limits } as const,
      { name: 'sshd', by: 'started' } as const,
    ];
    const files = { ...FILES, '/etc/runlevels/default/sshd': { link: '/etc/init.d/sshd' } };
    const { facts = {} } = (await section(files, { live: { services, problems: [] } })) ?? {};
    assert.deepEqual(facts['app.service']?.limits, { nofile: 1024 });
    assert.equal(facts['openrc/sshd']?.state, 'active');
  });

  it('does not apply where nothing is started', async () => {
    assert.equal((await section({ '/etc/passwd': '' }))?.status, 'not-applicable');
  });

  it('knows that it does not know what lies in a directory that cannot be read', async () => {
    const closed = { '/etc/systemd/system': { directory: true, unreadable: 'permission denied' } };
    assert.equal((await section(closed))?.status, 'failed');
  });
});

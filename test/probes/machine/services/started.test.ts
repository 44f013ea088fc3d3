import assert from 'node:assert/strict';
import { startedAtBoot } from '../../../../src/probes/machine/services/started.js';
import { type MemoryFile, memoryEnvironment } from '../../../support/memory-environment.js';
import { READER } from '../../../support/visitor.js';

async function started(files: Record<string, MemoryFile>) {
  const tree = await memoryEnvironment(files).scan({ ...READER, select: () => 'none' });
  return startedAtBoot(tree).map(({ name, manager, with: targets, path }) => [name, manager, targets, path]);
}

const UNIT = '/usr/lib/systemd/system';

describe('what is started at boot', () => {
  it('is what links of systemd start, of packages and of the administrator, also instances', async () => {
    const found = await started({
      [`${UNIT}/nginx.service`]: '',
      [`${UNIT}/getty@.service`]: '',
      [`${UNIT}/timers.target.wants/apt.timer`]: { link: '../apt.timer' },
      '/etc/systemd/system/multi-user.target.wants/nginx.service': { link: `${UNIT}/nginx.service` },
      '/etc/systemd/system/getty.target.wants/getty@tty1.service': { link: `${UNIT}/getty@.service` },
      '/etc/systemd/system/postfix.service': { link: '/dev/null' },
      '/etc/systemd/system/app.service.d/a.conf': '',
    });
    assert.deepEqual(found, [
      ['apt.timer', 'systemd', ['timers.target'], undefined],
      ['getty@tty1.service', 'systemd', ['getty.target'], `${UNIT}/getty@.service`],
      ['nginx.service', 'systemd', ['multi-user.target'], `${UNIT}/nginx.service`],
      ['postfix.service', 'systemd', [], undefined],
    ]);
  });

  it('is what run levels of OpenRC name', async () => {
    const found = await started({
      '/etc/runlevels/default/nginx': { link: '/etc/init.d/nginx' },
      '/etc/init.d/nginx': '',
    });
    assert.deepEqual(found, [['nginx', 'openrc', ['default'], '/etc/init.d/nginx']]);
  });

  it('is what scripts of System V start, but for those that systemd knows better', async () => {
    const scripts = {
      '/etc/rc2.d/S01app': { link: '../init.d/app' },
      '/etc/rc3.d/S01app': { link: '../init.d/app' },
      '/etc/rc2.d/K01off': { link: '../init.d/off' },
      '/etc/rcS.d/S01procps': { link: '../init.d/procps' },
      '/etc/rc2.d/S01nginx': { link: '../init.d/nginx' },
    };
    const names = async (files: Record<string, MemoryFile>) => (await started(files)).map(([name]) => name);
    assert.deepEqual(await names(scripts), ['app', 'nginx', 'procps']);
    assert.deepEqual(await names({ ...scripts, [`${UNIT}/nginx.service`]: '' }), ['app']);
  });
});

import assert from 'node:assert/strict';
import { DEFAULT_PLACE, isBarePayload, payloadOf } from '../../src/api/payload.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotOf, type TestSections } from '../support/rules.js';

const program = (owner?: string) => ({ kind: 'script', interpreter: '/bin/sh', ...(owner ? { owner } : {}) });
const release = { release: { id: 'debian' } };
const bare: TestSections = {
  packages: { status: 'not-applicable' },
  programs: { '/bin/app': program() },
  libraries: {},
  os: {},
};
const system: TestSections = {
  os: release,
  packages: { 'deb/a:amd64': { type: 'deb', name: 'a' } },
  programs: { '/usr/bin/a': program('deb/a:amd64'), '/srv/app/run': program(), '/srv/application': program() },
  libraries: { '/usr/lib/liba.so': { name: 'liba.so', owner: 'deb/a:amd64' }, '/srv/app/b.so': { name: 'b.so' } },
};

function paths(snapshot: Snapshot): string[] {
  return ['programs', 'libraries'].flatMap((name) => Object.keys(snapshot.sections[name]?.facts ?? {}));
}

describe('the payload of a source', () => {
  const target = snapshotOf({});

  it('is all of a directory that brings no system, laid where it says', () => {
    const source = snapshotOf(bare);
    assert.equal(isBarePayload(source), true);
    const { snapshot, deployment } = payloadOf(source, target, {});
    assert.deepEqual(paths(snapshot), ['/bin/app']);
    assert.equal(deployment.at, DEFAULT_PLACE);
    assert.equal(payloadOf(source, target, { at: '/srv' }).deployment.at, '/srv');
  });

  it('is what no package owns of a system, at its own paths', () => {
    const source = snapshotOf(system);
    assert.equal(isBarePayload(source), false);
    const { snapshot, deployment } = payloadOf(source, target, { at: '/ignored' });
    assert.deepEqual(paths(snapshot), ['/srv/app/run', '/srv/application', '/srv/app/b.so']);
    assert.equal(deployment.at, '/');
    assert.equal(snapshot.sections.packages, source.sections.packages);
  });

  it('is what lies below the path of the application', () => {
    const { snapshot } = payloadOf(snapshotOf(system), target, { app: '/srv/app/' });
    assert.deepEqual(paths(snapshot), ['/srv/app/run', '/srv/app/b.so']);
    assert.deepEqual(paths(payloadOf(snapshotOf(system), target, { app: '/usr' }).snapshot), [
      '/usr/bin/a',
      '/usr/lib/liba.so',
    ]);
  });

  it('takes entries from its root, however they are written', () => {
    const { deployment } = payloadOf(snapshotOf(bare), target, { entries: ['bin/app', './bin/app', '/bin/app'] });
    assert.deepEqual(deployment.entries, ['/bin/app', '/bin/app', '/bin/app']);
  });

  it('is started with the variables of its image, on the machine of the target', () => {
    const source = snapshotOf({
      ...system,
      image: { 'env/PATH': { name: 'PATH', value: '/app' }, 'env/SECRET': { name: 'SECRET', value: 'x' } },
    });
    const running = snapshotOf({
      cpu: { cpu: { model: 'x', count: 1, flags: [], level: 'x86-64-v2' } },
      kernel: { kernel: { release: '6.1.0' } },
    });
    const { deployment } = payloadOf(source, running, {});
    assert.deepEqual(deployment.environment, { PATH: '/app' });
    assert.equal(deployment.cpuLevel, 2);
    assert.equal(deployment.kernel, '6.1.0');
    assert.match(payloadOf(snapshotOf(bare), target, {}).deployment.environment.PATH ?? '', /^\/usr\/local\/sbin:/);
  });
});

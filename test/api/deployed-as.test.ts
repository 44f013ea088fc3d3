import assert from 'node:assert/strict';
import { check } from '../../src/api/check.js';
import { compareAs, deployedAs } from '../../src/api/deployed-as.js';
import { loadRules } from '../../src/api/rules.js';
import type { EnvironmentKind } from '../../src/model/environment.js';
import { EnvironmentError } from '../../src/model/problem.js';
import type { Section, Snapshot } from '../../src/model/snapshot.js';
import { snapshotOf } from '../support/snapshots.js';

const CONFIG = { entrypoint: ['/srv/app'], command: [], exposedPorts: [], volumes: [], labels: {} };

function of(kind: EnvironmentKind, sections: Record<string, Partial<Section>>): Snapshot {
  const snapshot = snapshotOf(sections, kind);
  return { ...snapshot, environment: { reference: kind, kind } };
}

/** An image of Debian 12. */
const IMAGE = of('image', {
  os: {
    facts: {
      release: { id: 'debian', versionId: '12' },
      libc: { family: 'glibc', version: '2.36' },
      architecture: { architecture: 'amd64', machine: 'x86_64' },
    },
  },
  image: { facts: { config: CONFIG } },
  packages: { facts: { 'deb/libpq5:amd64': { type: 'deb', name: 'libpq5', version: '15.1', state: 'installed' } } },
});

const host = (docker: string, more: Record<string, Partial<Section>> = {}): Snapshot =>
  of('host', {
    os: {
      facts: {
        release: { id: 'alpine', versionId: '3.20' },
        libc: { family: 'musl', version: '1.2.5' },
        architecture: { architecture: 'amd64', machine: 'x86_64' },
      },
    },
    packages: { facts: {} },
    containers: { facts: { docker: { version: docker, path: '/usr/bin/dockerd' } } },
    ...more,
  });

describe('deployedAs', () => {
  it('takes an image for a container where the target can run one', () => {
    assert.equal(deployedAs(IMAGE, host('20.10.5')), 'container');
    assert.equal(deployedAs(IMAGE, host('20.10.5'), 'files'), 'files');
  });

  it('takes everything else for files', () => {
    const none = host('', { containers: { status: 'not-applicable', facts: {} } });
    assert.equal(deployedAs(IMAGE, none), 'files');
    assert.equal(deployedAs(IMAGE, none, 'container'), 'container');
    assert.equal(deployedAs(IMAGE, IMAGE), 'files');
    assert.equal(deployedAs(host('24.0.7'), host('20.10.5')), 'files');
    const library = { containers: { facts: { libseccomp: { version: '2.5.4' } } } };
    assert.equal(deployedAs(IMAGE, host('', library)), 'files', 'a library starts no container');
  });

  it('makes no container of a payload without a system', () => {
    const payload = of('directory', { packages: { status: 'not-applicable' }, os: { facts: {} } });
    assert.throws(() => deployedAs(payload, host('24.0.7'), 'container'), EnvironmentError);
  });
});

describe('an image in a container', () => {
  it('is judged by what runs it, not by the files of the host', async () => {
    const rules = await loadRules();
    const [old, newer, files] = [
      check(IMAGE, [host('20.10.5')], { rules }),
      check(IMAGE, [host('24.0.7')], { rules }),
      check(IMAGE, [host('20.10.5')], { rules, as: 'files' }),
    ].map(({ targets }) => targets[0]);
    assert.deepEqual(
      old?.findings.map(({ rule }) => rule),
      ['container-runtime-blocks-clone3'],
    );
    assert.deepEqual([old?.as, old?.verdict, newer?.verdict], ['container', 'breaks', 'runs']);
    assert.deepEqual([newer?.findings, newer?.summary.folded], [[], 0]);
    assert.equal(files?.as, undefined);
    assert.ok(files?.findings.some(({ rule }) => rule === 'distribution-differs'));
    assert.ok(!files?.findings.some(({ rule }) => rule === 'container-runtime-blocks-clone3'));
  });

  it('needs no more of the host to be readable than it shares with it', async () => {
    const problem = { reason: 'unreadable', message: 'permission denied' } as const;
    const rules = await loadRules();
    const verdict = (section: string) =>
      check(IMAGE, [host('24.0.7', { [section]: { status: 'partial', problems: [problem] } })], { rules }).targets[0];
    assert.deepEqual([verdict('packages')?.verdict, verdict('packages')?.problems], ['runs', []]);
    assert.equal(verdict('limits')?.verdict, 'unknown');
  });

  it('meets the processor of the host', async () => {
    const rules = (await loadRules()).filter(({ id }) => id === 'image-needs-newer-processor');
    const rocky = of('image', {
      ...IMAGE.sections,
      os: { facts: { ...IMAGE.sections.os?.facts, release: { id: 'rocky', versionId: '9.4' } } },
    });
    const weak = host('24.0.7', {
      cpu: { facts: { cpu: { model: 'QEMU', count: 1, flags: [], level: 'x86-64-v1' } } },
    });
    assert.equal(check(rocky, [weak], { rules }).targets[0]?.verdict, 'breaks');
  });

  it('shows only differences of the machine', () => {
    const limited = host('24.0.7', { limits: { facts: { nofile: { soft: 1024, hard: 4096 } } } });
    const sections = compareAs(IMAGE, limited, 'container').sections;
    assert.deepEqual(Object.keys(sections), ['limits']);
    assert.ok('packages' in compareAs(IMAGE, host('24.0.7')).sections);
  });
});

import assert from 'node:assert/strict';
import type { Section } from '../../../src/model/snapshot.js';
import { runProbes } from '../../../src/probes/engine.js';
import { apkProbe } from '../../../src/probes/packages/apk.js';
import { ociArchiveProvider } from '../../../src/providers/oci-archive.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { ownersOf } from '../../support/owners.js';
import { pendingUnless, sharedData } from '../../support/pending.js';

const DATABASE = '/lib/apk/db/installed';
const MUSL = 'P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\np:so:libc.musl-x86_64.so.1=1\nF:lib\nR:libc.musl-x86_64.so.1\n\n';
const SSL = 'P:ssl_client\nV:1.36-r1\nA:x86_64\no:busybox\np:wget-tls=1 cmd:ssl_client\nF:usr/bin\nR:ssl_client\n\n';

async function packages(files: Record<string, MemoryFile>): Promise<Section> {
  const { packages: section } = await runProbes(memoryEnvironment(files), [apkProbe]);
  assert.ok(section !== undefined);
  return section;
}

describe('apk probe', () => {
  it('reads the database', async () => {
    const section = await packages({ [DATABASE]: MUSL + SSL });
    assert.deepEqual(section, {
      status: 'complete',
      problems: [],
      facts: {
        'apk/musl:x86_64': {
          type: 'apk',
          name: 'musl',
          version: '1.2.5-r0',
          architecture: 'x86_64',
          source: 'musl',
          state: 'installed',
        },
        'apk/ssl_client:x86_64': {
          type: 'apk',
          name: 'ssl_client',
          version: '1.36-r1',
          architecture: 'x86_64',
          source: 'busybox',
          state: 'installed',
          provides: ['wget-tls'],
        },
      },
    });
  });

  it('reads it once where /lib is a part of /usr', async () => {
    const files = {
      '/lib': { link: 'usr/lib' },
      '/usr/lib/apk/db/installed': MUSL,
      '/usr/lib/libc.musl-x86_64.so.1': '',
    };
    assert.deepEqual(Object.keys((await packages(files)).facts), ['apk/musl:x86_64']);
    assert.deepEqual(await ownersOf(memoryEnvironment(files), apkProbe, ['/usr/lib/libc.musl-x86_64.so.1']), {
      '/usr/lib/libc.musl-x86_64.so.1': 'apk/musl:x86_64',
    });
  });

  it('says nothing where there is no apk', async () => {
    assert.equal((await packages({ '/etc/passwd': '' })).status, 'not-applicable');
    assert.equal((await packages({ [DATABASE]: '' })).status, 'complete');
  });

  it('keeps what is good of a database that was cut', async () => {
    const whole = MUSL + SSL;
    for (const end of [MUSL.length + 5, MUSL.length + 12, whole.length - 20, whole.length - 1]) {
      const { status, problems, facts } = await packages({ [DATABASE]: whole.slice(0, end) });
      assert.equal(status, 'partial', `cut at ${end}`);
      assert.ok('apk/musl:x86_64' in facts);
      assert.deepEqual(
        [...new Set(problems.map(({ path, reason }) => `${path} ${reason}`))],
        [`${DATABASE} malformed`],
      );
    }
  });

  it('names a package without a version', async () => {
    const { status, problems, facts } = await packages({ [DATABASE]: `${MUSL}P:x\nA:noarch\n\n${SSL}` });
    assert.equal(status, 'partial');
    assert.deepEqual(Object.keys(facts), ['apk/musl:x86_64', 'apk/ssl_client:x86_64']);
    assert.match(problems[0]?.message ?? '', /installed, line 9: package x without a version/);
  });

  it('fails where the database cannot be read', async () => {
    const section = await packages({ [DATABASE]: { content: MUSL, unreadable: 'input/output error' } });
    assert.deepEqual([section.status, section.problems[0]?.path], ['failed', DATABASE]);
  });

  it('lists what a real Alpine image has', async function () {
    const image = sharedData('data/images/containerd-archives.alpine.tar');
    pendingUnless(this, image !== undefined, 'the shared test data is not on this machine');
    const environment = await ociArchiveProvider.open(`${image}`, `oci-archive:${image}`, { platform: 'linux/amd64' });
    try {
      const { packages: section } = await runProbes(environment, [apkProbe]);
      assert.equal(section?.status, 'complete');
      assert.deepEqual(
        Object.values(section?.facts ?? {})
          .map(({ name, version }) => `${name}-${version}`)
          .sort(),
        ALPINE,
      );
    } finally {
      await environment.close();
    }
  });
});

/** What `apk info -v` prints in that image. */
const ALPINE = [
  'alpine-baselayout-3.2.0-r16',
  'alpine-keys-2.4-r0',
  'apk-tools-2.12.7-r0',
  'busybox-1.33.1-r8',
  'ca-certificates-bundle-20220614-r0',
  'libc-utils-0.7.2-r3',
  'libcrypto1.1-1.1.1t-r0',
  'libretls-3.3.3p1-r3',
  'libssl1.1-1.1.1t-r0',
  'musl-1.2.2-r3',
  'musl-utils-1.2.2-r3',
  'scanelf-1.3.2-r0',
  'ssl_client-1.33.1-r8',
  'zlib-1.2.12-r3',
];

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { capture, captureEnvironment } from '../../src/api/capture.js';
import { parseSnapshot } from '../../src/api/parse-snapshot.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { snapshotText } from '../../src/reports/json/snapshot.js';
import { memoryEnvironment } from '../support/memory-environment.js';
import { pendingUnless, sharedData } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';
import { snapshotOf } from '../support/snapshots.js';

const ROOT = {
  '/etc/os-release': { link: '../usr/lib/os-release' },
  '/usr/lib/os-release': 'ID=debian\nVERSION_ID="13"\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\n',
  '/var/lib/dpkg/status': 'Package: a\nStatus: install ok installed\nArchitecture: all\nVersion: 1\n\n',
};

async function withEpoch<T>(value: string | undefined, work: () => Promise<T>): Promise<T> {
  const before = process.env.SOURCE_DATE_EPOCH;
  if (value === undefined) delete process.env.SOURCE_DATE_EPOCH;
  else process.env.SOURCE_DATE_EPOCH = value;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  }
}

describe('captureEnvironment', () => {
  it('takes a snapshot that is read back as it was', async () => {
    const snapshot = await captureEnvironment(memoryEnvironment(ROOT));
    assert.equal(snapshot.sections.os?.facts.release?.id, 'debian');
    assert.deepEqual(parseSnapshot(JSON.stringify(snapshot), 'x.json'), JSON.parse(JSON.stringify(snapshot)));
    assert.deepEqual(parseSnapshot(snapshotText(snapshot), 'x.json'), JSON.parse(JSON.stringify(snapshot)));
  });

  it('gives the same bytes for the same files, in whatever order they come', async () => {
    const takenAt = new Date(0);
    const reversed = Object.fromEntries(Object.entries(ROOT).reverse());
    const texts = [ROOT, reversed].map(async (files) =>
      snapshotText(await captureEnvironment(memoryEnvironment(files), { takenAt })),
    );
    assert.equal(await texts[0], await texts[1]);
  });

  it('says when it was taken: now, or when it is told to say', async () => {
    const environment = memoryEnvironment({});
    const start = Date.now();
    const now = await withEpoch(undefined, () => captureEnvironment(environment));
    assert.ok(Date.parse(now.takenAt) >= start && Date.parse(now.takenAt) <= Date.now());
    assert.equal((await withEpoch('', () => captureEnvironment(environment))).takenAt.slice(0, 2), '20');
    const set = await withEpoch('1700000000', () => captureEnvironment(environment));
    assert.equal(set.takenAt, '2023-11-14T22:13:20.000Z');
    const given = await withEpoch('1700000000', () => captureEnvironment(environment, { takenAt: new Date(0) }));
    assert.equal(given.takenAt, '1970-01-01T00:00:00.000Z');
  });

  it('refuses a SOURCE_DATE_EPOCH that is none', async () => {
    for (const epoch of ['yesterday', '-1', '1.5', '0x10', '253402300800', '9'.repeat(40), ' 1']) {
      const refused = withEpoch(epoch, () => captureEnvironment(memoryEnvironment({})));
      await assert.rejects(refused, (error) => error instanceof EnvironmentError && error.message.includes(epoch));
    }
    const last = await withEpoch('253402300799', () => captureEnvironment(memoryEnvironment({})));
    assert.equal(last.takenAt, '9999-12-31T23:59:59.000Z');
  });
});

describe('capture', () => {
  const scratch = scratchDirectory();

  it('opens what a reference names', async () => {
    scratch.write('root/usr/lib/os-release', 'ID=x\n');
    const reference = `dir:${scratch.path('root')}`;
    const snapshot = await capture(reference);
    assert.equal(snapshot.environment.reference, reference);
    assert.equal(snapshot.sections.os?.facts.release?.id, 'x');
  });

  it('reads a snapshot file, packed or not, whatever it is called', async () => {
    const snapshot = { ...snapshotOf({ users: { facts: {} } }), redaction: { mode: 'presence' as const } };
    const text = JSON.stringify(snapshot);
    for (const [name, content] of [
      ['a.json', text],
      ['b.json.gz', gzipSync(text)],
      ['c', text],
      ['d', gzipSync(text)],
    ] as const) {
      scratch.write(name, content as string);
      assert.deepEqual(await capture(scratch.path(name)), snapshot);
    }
  });

  it('takes secrets out of a snapshot that was taken before that was done', async () => {
    const facts = { 'env/API_TOKEN': { name: 'API_TOKEN', value: 'hunter2' } };
    scratch.write('old.json', JSON.stringify(snapshotOf({ image: { facts } })));
    const { redaction, sections } = await capture(scratch.path('old.json'));
    assert.deepEqual(redaction, { mode: 'presence' });
    assert.equal(sections.image?.facts['env/API_TOKEN']?.value, '[redacted]');
  });

  it('says what is wrong with a snapshot file, and where it is', async () => {
    const text = JSON.stringify(snapshotOf({}));
    const cases = {
      'cut.json.gz': gzipSync(text.repeat(100)).subarray(0, 100),
      'cut.json': text.slice(0, 30),
      'noise.json.gz': Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
      'other.json': '{"name": "package"}',
      'new.json': text.replace('"1.0"', '"2.0"'),
      'empty.json': '',
    };
    for (const [name, content] of Object.entries(cases)) {
      scratch.write(name, content as string);
      const path = scratch.path(name);
      await assert.rejects(capture(path), (error) => {
        assert.ok(error instanceof EnvironmentError, String(error));
        assert.ok(error.message.startsWith(path) && !error.message.includes('\n'), error.message);
        return true;
      });
    }
  });

  it('says that there is nothing of that name', async () => {
    await assert.rejects(capture(scratch.path('nowhere')), EnvironmentError);
  });
});

describe('capture of real images', () => {
  const images: readonly (readonly [
    file: string,
    libc: string | undefined,
    machine: string,
    release: string | undefined,
  ])[] = [
    ['containerd-archives.alpine.tar', 'musl 1.2.2', 'x86_64', 'alpine 3.14.9'],
    ['containerd-archives.busybox.amd64.tar', 'glibc 2.36', 'x86_64', undefined],
    ['containerd-archives.busybox.arm64.tar', 'glibc 2.36', 'aarch64', undefined],
    ['oci-archives.busybox-1.31.1.tar', undefined, 'x86_64', undefined],
  ];
  for (const [file, libc, machine, release] of images) {
    it(`tells system, C library and first process of ${file}`, async function () {
      const path = sharedData('data', 'images', file);
      pendingUnless(this, path !== undefined, 'the shared images are not on this machine');
      const { os, entrypoint } = (
        await capture(path ?? '', { platform: machine === 'aarch64' ? 'linux/arm64' : 'linux/amd64' })
      ).sections;
      assert.equal(os?.status, 'complete');
      const words = (fact: typeof os.facts.libc, ...fields: string[]) =>
        fact === undefined ? undefined : fields.map((field) => fact[field]).join(' ');
      assert.equal(words(os.facts.libc, 'family', 'version'), libc);
      assert.equal(words(os.facts.release, 'id', 'versionId'), release);
      assert.equal(os.facts.architecture?.machine, machine);
      assert.equal(entrypoint?.facts.entrypoint?.executable, true);
      assert.notEqual(entrypoint?.facts.entrypoint?.interpreterExists, false);
    });
  }
});

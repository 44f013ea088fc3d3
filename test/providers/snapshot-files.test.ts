import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageRoot } from '../../src/providers/package-root.js';
import { baselineFiles, findSnapshot, packSnapshot, storeSnapshot } from '../../src/providers/snapshot-files.js';
import { scratchDirectory } from '../support/scratch.js';

const TEXT = '{"schemaVersion":"1.0"}\n';

describe('snapshot files', () => {
  const { path, write } = scratchDirectory();
  let before = '';

  beforeEach(() => {
    before = process.cwd();
    process.chdir(path());
  });

  afterEach(() => process.chdir(before));

  it('stores under a name, and finds it again by that name and by its path', async () => {
    const stored = await storeSnapshot('web-1.2', [TEXT]);
    assert.equal(stored, 'snapshots/web-1.2.json.gz');
    assert.deepEqual(readdirSync('snapshots'), ['web-1.2.json.gz']);
    assert.equal(findSnapshot('web-1.2')?.text, TEXT);
    assert.equal(findSnapshot('web-1.2')?.path, join(realpathSync(path()), stored));
    assert.deepEqual(findSnapshot(stored), { path: stored, text: TEXT });
  });

  it('replaces what was stored under the name before', async () => {
    await storeSnapshot('web', ['{"old":1}']);
    await storeSnapshot('web', [TEXT]);
    assert.equal(findSnapshot('web')?.text, TEXT);
    assert.deepEqual(readdirSync('snapshots'), ['web.json.gz']);
  });

  it('takes no name that leads elsewhere, and makes nothing then', async () => {
    for (const name of ['', '.', '..', '../web', 'a/b', '/etc/x', '.hidden', '-x', 'a b', 'dir:x']) {
      await assert.rejects(storeSnapshot(name, [TEXT]), {
        name: 'EnvironmentError',
        message: `${name} cannot be a name`,
        advice: 'Use letters, digits, dots, dashes and underscores.',
      });
    }
    assert.equal(existsSync('snapshots'), false);
  });

  it('says so when the directory cannot be made', async () => {
    write('snapshots', 'a file in the way');
    await assert.rejects(storeSnapshot('web', [TEXT]), {
      name: 'EnvironmentError',
      message: `${join(realpathSync(path()), 'snapshots')} cannot be made: file already exists`,
    });
  });

  it('finds a baseline by its name, and a stored snapshot of that name before it', async () => {
    const [baseline] = baselineFiles();
    assert.ok(baseline !== undefined);
    const found = findSnapshot(baseline.name);
    assert.equal(found?.path, baseline.path);
    assert.equal(JSON.parse(found?.text ?? '').schemaVersion, '1.0');
    await storeSnapshot(baseline.name, [TEXT]);
    assert.equal(findSnapshot(baseline.name)?.text, TEXT);
  });

  it('takes what is called that here before what is stored', async () => {
    await storeSnapshot('web', ['{"stored":1}']);
    write('web', '{"here":1}');
    assert.equal(findSnapshot('web')?.text, '{"here":1}');
    mkdirSync('other');
    await storeSnapshot('other', [TEXT]);
    assert.equal(findSnapshot('other'), undefined, 'a directory is no snapshot');
  });

  it('knows a snapshot by its first character, packed or not, whatever it is called', () => {
    write('plain', ` \n${TEXT}`);
    writeFileSync('packed', gzipSync(TEXT));
    assert.equal(findSnapshot('plain')?.text, ` \n${TEXT}`);
    assert.equal(findSnapshot('packed')?.text, TEXT);
    write('text', 'no JSON');
    writeFileSync('packed-text', gzipSync('no JSON'));
    writeFileSync('packed-and-broken', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]));
    write('empty', '');
    for (const name of ['text', 'packed-text', 'packed-and-broken', 'empty', 'missing', 'tar:missing']) {
      assert.equal(findSnapshot(name), undefined, name);
    }
  });

  it('refuses a snapshot that cannot be unpacked', () => {
    const large = JSON.stringify({ text: Array.from({ length: 20_000 }, (_, at) => at * at) });
    for (const name of ['cut.json.gz', 'cut-without-ending']) {
      writeFileSync(name, gzipSync(large).subarray(0, -20));
      assert.throws(() => findSnapshot(name), {
        name: 'EnvironmentError',
        message: `${name} cannot be read: unexpected end of file`,
        advice: 'Take or copy the snapshot again.',
      });
    }
  });

  it('leaves it to the reader to judge what is only called JSON', () => {
    write('list.json', '[]');
    assert.equal(findSnapshot('list.json')?.text, '[]');
  });

  it('packs the same text to the same bytes, in whatever chunks it comes', async () => {
    const packed = async (chunks: string[]) => buffer(packSnapshot(chunks));
    assert.deepEqual(await packed([TEXT]), await packed([...TEXT]));
    assert.equal(gunzipSync(await packed([TEXT])).toString(), TEXT);
  });

  it('lists the baselines of the package, wherever it is called from', () => {
    const baselines = baselineFiles();
    const names = baselines.map(({ name }) => name);
    assert.ok(names.includes('debian-13'), names.join(', '));
    assert.deepEqual(names, [...names].sort());
    for (const { name, path: at } of baselines) {
      assert.ok(at.startsWith(join(packageRoot(), 'snapshots', name)), at);
      assert.deepEqual([...readFileSync(at).subarray(0, 2)], [0x1f, 0x8b], at);
    }
  });

  it('refuses what would fill the memory, before it is unpacked whole or parsed', () => {
    const cases: Readonly<Record<string, RegExp>> = {
      'large.json.gz': /large\.json\.gz is no snapshot: it has more than 134217728 bytes/,
      'sparse.json': /sparse\.json is no snapshot: it has more than 134217728 bytes/,
      'deep.json': /deep\.json is no snapshot: it has more than 100 records inside each other/,
    };
    writeFileSync('large.json.gz', gzipSync(Buffer.alloc(140_000_000, '['), { level: 1 }));
    writeFileSync('sparse.json', '{');
    truncateSync('sparse.json', 3e9);
    writeFileSync('deep.json', '['.repeat(1000));
    for (const [name, message] of Object.entries(cases)) {
      assert.throws(() => findSnapshot(name), { name: 'EnvironmentError', message });
    }
  });
});

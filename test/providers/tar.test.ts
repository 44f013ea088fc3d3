import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { EnvironmentError } from '../../src/model/problem.js';
import { tarProvider } from '../../src/providers/tar.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar, tarHeader } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const ROOT = buildTar([
  { name: './etc/', type: '5', mode: 0o755 },
  { name: './etc/motd', content: 'hello' },
  { name: './etc/.wh.motd', content: 'no whiteout here' },
  { name: './etc/again', type: '1', link: './etc/motd' },
  { name: './mtab', type: '2', link: 'etc/motd' },
]);

const LINES = [
  'directory 755 /etc',
  'file 644 /etc/.wh.motd "no whiteout here"',
  'file 644 /etc/again "hello"',
  'file 644 /etc/motd "hello"',
  'symlink /mtab -> etc/motd',
];

describe('tar:FILE', () => {
  const { path } = scratchDirectory();

  async function lines(bytes: Buffer, limits: Readonly<Record<string, number>> = {}): Promise<string[]> {
    writeFileSync(path('root.tar'), bytes);
    const environment = await tarProvider.open(path('root.tar'), 'tar:root.tar', { limits });
    assert.deepEqual(environment.description, { reference: 'tar:root.tar', kind: 'directory' });
    try {
      return treeLines(await environment.scan(READER));
    } finally {
      await environment.close();
    }
  }

  it('is the root filesystem in the archive, plain and packed, where nothing is a whiteout', async () => {
    assert.deepEqual(await lines(ROOT), LINES);
    assert.deepEqual(await lines(gzipSync(ROOT)), LINES);
  });

  it('may be scanned more than once', async () => {
    writeFileSync(path('root.tar'), ROOT);
    const environment = await tarProvider.open(path('root.tar'), 'tar:root.tar', {});
    assert.deepEqual(treeLines(await environment.scan(READER)), treeLines(await environment.scan(READER)));
    await environment.close();
  });

  it('refuses what is cut off, empty of files, or no tar, and names the file', async () => {
    const refused: Readonly<Record<string, readonly [bytes: Buffer, message: RegExp]>> = {
      cut: [ROOT.subarray(0, 1026), /root\.tar is damaged or incomplete: /],
      packedAndCut: [gzipSync(ROOT).subarray(0, -12), /root\.tar is damaged or incomplete: /],
      closedAtOnce: [buildTar([]), /root\.tar holds no files$/],
      text: [Buffer.alloc(600, 'only text '), /root\.tar is not a tar archive$/],
    };
    for (const [name, [bytes, message]] of Object.entries(refused)) {
      await assert.rejects(lines(bytes), (error) => {
        assert.ok(error instanceof EnvironmentError, `${name}: ${error}`);
        assert.match(error.message, message, name);
        return true;
      });
    }
  });

  it('refuses at once what is not there, empty, a directory or not named', async () => {
    writeFileSync(path('empty'), '');
    const refused: Readonly<Record<string, RegExp>> = {
      [path('missing')]: /missing cannot be read: no such file or directory$/,
      [path('empty')]: /empty is empty$/,
      [path()]: /cannot be read: /,
      '': /^No file is named$/,
    };
    for (const [rest, message] of Object.entries(refused)) {
      await assert.rejects(tarProvider.open(rest, `tar:${rest}`, {}), { name: 'EnvironmentError', message });
    }
    await assert.rejects(tarProvider.open(path(), 'tar:', {}), { advice: /^For a directory write dir:PATH/ });
  });

  it('keeps the limits that it is given, and says how to raise them', async () => {
    await assert.rejects(lines(ROOT, { entries: 4 }), {
      message: /root\.tar: holds too many entries \(limit entries=4\)$/,
      advice: 'If you trust this file, raise the limit with --limit entries=NUMBER.',
    });
    await assert.rejects(lines(ROOT, { entry: 4 }), { message: 'no limit is called entry' });
  });

  it('is what a bare path to a tar is taken for, unless it holds an image', () => {
    const recognises = (head: Uint8Array, ...names: string[]) =>
      tarProvider.recognises?.({ path: 'x', type: 'file', head, has: (name) => names.includes(name) });
    const head = tarHeader({ name: 'etc/' });
    assert.equal(recognises(head), true);
    assert.equal(recognises(head, 'index.json'), true);
    assert.equal(recognises(head, 'manifest.json'), false);
    assert.equal(recognises(head, 'oci-layout'), false);
    assert.equal(recognises(Buffer.alloc(512, 'text')), false);
  });
});

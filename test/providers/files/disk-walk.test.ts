import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { FileVisitor } from '../../../src/model/files.js';
import { walkDisk } from '../../../src/providers/files/disk-walk.js';
import { pendingUnless } from '../../support/pending.js';
import { rootTar, sampleRoot, writeRoot } from '../../support/root.js';
import { scratchDirectory } from '../../support/scratch.js';
import { BLIND, READER, treeLines } from '../../support/visitor.js';

const paths = (tree: { entries(): Iterable<{ path: string }> }) => [...tree.entries()].map(({ path }) => path);

describe('walking over a directory', () => {
  const { path, write } = scratchDirectory();

  it('shows every file and keeps what the visitor made of it', async () => {
    write('etc/motd', 'hello');
    write('bin/sh', '#!');
    chmodSync(path('bin/sh'), 0o4711);
    symlinkSync('../../../etc', path('bin/link'));
    const lines = treeLines(await walkDisk(path(), READER));
    assert.deepEqual(
      lines.map((line) => line.replace(/^(directory) \d+/, '$1')),
      [
        'directory /bin',
        'symlink /bin/link -> ../../../etc',
        'file 4711 /bin/sh "#!"',
        'directory /etc',
        'file 644 /etc/motd "hello"',
      ],
    );
  });

  it('never follows a link, but at the top', async () => {
    write('real/secret', 'x');
    mkdirSync(path('root'));
    symlinkSync('../real', path('root/out'));
    symlinkSync('root', path('top'));
    assert.deepEqual(paths(await walkDisk(path('top'), READER)), ['/out']);
  });

  it('reads no file that nobody wants', async () => {
    write('a', 'x');
    const tree = await walkDisk(path(), { ...BLIND, visit: () => assert.fail('read') });
    assert.equal(tree.value('/a'), undefined);
    assert.equal(tree.lookup('/a')?.size, 1);
  });

  it('does not wait on pipes nor read devices', async () => {
    execFileSync('mkfifo', [path('pipe')]);
    const tree = await walkDisk(path(), READER);
    assert.equal(tree.lookup('/pipe')?.type, 'fifo');
  });

  it('reads names of any bytes, each as a name of its own', async () => {
    for (const name of ['caf\xe9', 'caf\xc3\xa9', 'caf\\xe9']) {
      writeFileSync(Buffer.concat([Buffer.from(`${path()}/`), Buffer.from(name, 'latin1')]), name, 'latin1');
    }
    mkdirSync(Buffer.concat([Buffer.from(`${path()}/`), Buffer.from([0xff])]));
    writeFileSync(Buffer.concat([Buffer.from(`${path()}/`), Buffer.from([0xff]), Buffer.from('/in')]), 'inside');
    const tree = await walkDisk(path(), READER);
    assert.deepEqual(paths(tree), ['/\\xff', '/\\xff/in', '/caf\\x5cxe9', '/caf\\xe9', '/café']);
    assert.equal(tree.value('/\\xff/in'), 'inside');
    assert.equal(tree.value('/caf\\x5cxe9'), 'caf\\xe9');
    assert.equal(tree.value('/caf\\xe9'), 'caf\xe9');
  });

  it('leaves out what it is told to, and still names it', async () => {
    write('var/tmp/x', '');
    write('var/lib/y', '');
    const tree = await walkDisk(path(), READER, { exclude: new Set(['/var/tmp']) });
    assert.deepEqual(paths(tree), ['/var', '/var/lib', '/var/lib/y', '/var/tmp']);
  });

  it('shows only what it is asked for, and enters nothing else', async () => {
    write('srv/a/x', 'seen');
    write('srv/a/y', 'not');
    write('srv/b/z', 'not');
    const tree = await walkDisk(path(), READER, { only: new Set(['/srv/a/x']) });
    assert.deepEqual(paths(tree), ['/srv', '/srv/a', '/srv/a/x', '/srv/a/y', '/srv/b']);
    assert.deepEqual([tree.value('/srv/a/x'), tree.value('/srv/a/y')], ['seen', undefined]);
  });

  it('does not enter a file system of the kernel', async function () {
    pendingUnless(this, existsSync('/proc/self'), 'there is no /proc here');
    const others = readdirSync('/').filter((name) => name !== 'proc');
    const top = await walkDisk('/', BLIND, { exclude: new Set(others.map((name) => `/${name}`)) });
    assert.deepEqual(top.list('/proc'), []);
  });

  it('tells of what could not be read, without naming this machine', async function () {
    pendingUnless(this, process.getuid?.() !== 0, 'root reads everything');
    write('closed/x', '');
    write('secret', '');
    chmodSync(path('closed'), 0);
    chmodSync(path('secret'), 0);
    const tree = await walkDisk(path(), READER);
    chmodSync(path('closed'), 0o700);
    assert.deepEqual(tree.holes, [
      { path: '/closed', message: 'permission denied' },
      { path: '/secret', message: 'permission denied' },
    ]);
    assert.equal(tree.value('/secret'), 'unreadable: /secret: permission denied');
  });

  it('tells of a file that fails while it is read', async () => {
    write('a', 'x');
    const failing: FileVisitor = {
      ...READER,
      narrow: () => {
        throw Object.assign(new Error(`EIO: i/o error, read ${path('a')}`), { code: 'EIO', errno: -5 });
      },
    };
    const tree = await walkDisk(path(), failing);
    assert.deepEqual(tree.holes, [{ path: '/a', message: 'i/o error' }]);
  });

  it('tells of progress', async () => {
    for (let at = 0; at < 2001; at += 1) writeFileSync(path(`f${at}`), '');
    const told: number[] = [];
    await walkDisk(path(), BLIND, { onProgress: (files) => told.push(files) });
    assert.deepEqual(told, [2000]);
  });

  it('finds what tar puts there', async function () {
    mkdirSync(path('ours'));
    writeRoot(sampleRoot(), path('ours'));
    mkdirSync(path('theirs'));
    writeFileSync(path('root.tar'), rootTar(sampleRoot()));
    try {
      execFileSync('tar', ['-C', path('theirs'), '-xpf', path('root.tar')]);
    } catch (error) {
      pendingUnless(this, false, `no tar that unpacks here: ${String(error)}`);
    }
    const [ours, theirs] = await Promise.all([walkDisk(path('ours'), READER), walkDisk(path('theirs'), READER)]);
    assert.deepEqual(treeLines(ours), treeLines(theirs));
  });
});

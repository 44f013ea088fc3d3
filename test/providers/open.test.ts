import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { OpenOptions } from '../../src/model/provider.js';
import { openEnvironment } from '../../src/providers/open.js';
import { archive, newDockerArchive, ociLayout, oldDockerArchive, writeFiles } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const LAYER = buildTar([{ name: 'etc/motd', content: 'hello' }]);
const FILES = ['directory 755 /etc', 'file 644 /etc/motd "hello"'];

describe('opening a reference', () => {
  const { path, write } = scratchDirectory();
  let before = '';

  beforeEach(() => {
    before = process.cwd();
    process.chdir(path());
  });

  afterEach(() => process.chdir(before));

  async function opened(reference: string, options: OpenOptions = {}) {
    const environment = await openEnvironment(reference, options);
    try {
      const { kind, reference: named } = environment.description;
      assert.equal(named, reference);
      return { kind, lines: treeLines(await environment.scan(READER)) };
    } finally {
      await environment.close();
    }
  }

  it('recognises a bare path by what it is', async () => {
    write('root/etc/motd', 'hello');
    writeFiles(ociLayout({ layers: [LAYER] }, 'gzip'), path('layout'));
    const files = {
      'root.tar': LAYER,
      'root.tar.gz': gzipSync(LAYER),
      'old.tar': archive(oldDockerArchive({ layers: [LAYER] })),
      'new.tar': archive(newDockerArchive({ layers: [LAYER] })),
      'oci.tar': archive(ociLayout({ layers: [LAYER] }, 'none')),
      'oci.tgz': gzipSync(archive(ociLayout({ layers: [LAYER] }, 'none'))),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(name, bytes);
    for (const name of ['root', 'root.tar', 'root.tar.gz']) {
      assert.deepEqual(await opened(name), { kind: 'directory', lines: FILES }, name);
    }
    for (const name of ['layout', 'old.tar', 'new.tar', 'oci.tar', 'oci.tgz']) {
      assert.deepEqual(await opened(name), { kind: 'image', lines: FILES }, name);
    }
  });

  it('takes a program on its own for a payload of one file', async () => {
    write('run', '#!/bin/sh\n');
    chmodSync('run', 0o755);
    assert.deepEqual(await opened('run'), { kind: 'directory', lines: ['file 755 /run "#!/bin/sh\\n"'] });
  });

  it('believes the scheme, whatever the file looks like', async () => {
    writeFiles(ociLayout({ layers: [LAYER] }, 'none'), path('layout'));
    const lines = (await opened('dir:layout')).lines;
    assert.ok(lines.some((line) => line.startsWith('file 644 /oci-layout ')));
    assert.equal((await opened('oci:layout')).kind, 'image');
    await assert.rejects(opened('tar:layout'), {
      message: 'layout cannot be read: not a regular file',
      advice: 'For a directory write dir:PATH.',
    });
  });

  it('opens files that are called like a scheme, or hold a colon', async () => {
    write('dir/etc/motd', 'hello');
    write('host/name', 'no machine');
    writeFileSync('a:b.tar', LAYER);
    assert.deepEqual((await opened('dir')).lines, FILES);
    assert.deepEqual((await opened('host')).lines, ['file 644 /name "no machine"']);
    assert.deepEqual((await opened('a:b.tar')).lines, FILES);
    assert.deepEqual((await opened('tar:a:b.tar')).lines, FILES);
  });

  it('hands its options on', async () => {
    writeFileSync('root.tar', LAYER);
    await assert.rejects(opened('root.tar', { limits: { entries: 0 } }), {
      message: 'root.tar: holds too many entries (limit entries=0)',
    });
  });

  it('says of what it does not find where it looked, and where names are listed', async () => {
    await assert.rejects(opened('nowhere/at-all'), {
      name: 'EnvironmentError',
      message:
        'nowhere/at-all was not found: no such file or directory, no stored snapshot and no baseline of that name',
      advice: 'List the baselines with: hostdrift baselines',
    });
    await assert.rejects(opened('dir'), { message: /^dir was not found: / });
  });

  it('lists the kinds of environment where it does not know one', async () => {
    await assert.rejects(opened('dokcer-archive:x.tar'), (error) => {
      assert.ok(error instanceof Error && 'advice' in error && typeof error.advice === 'string');
      assert.equal(error.message, 'dokcer-archive:x.tar: no kind of environment is called dokcer-archive');
      assert.match(
        error.advice,
        /^There are: bundle:FILE, container:NAME, dir:PATH, .*docker-archive:FILE\[:TAG\], .*\bhost\b.*\.$/,
      );
      return true;
    });
  });

  it('says of a file that is nothing it knows how to say what it is', async () => {
    write('text', 'neither\n');
    await assert.rejects(opened('text'), {
      name: 'EnvironmentError',
      message: 'text is no environment that hostdrift knows: neither an image, nor a root filesystem, nor a snapshot',
      advice: 'Say what it is: docker-archive:FILE, oci-archive:FILE, tar:FILE or dir:PATH.',
    });
  });
});

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { walkDisk } from '../../../src/providers/files/disk-walk.js';
import { usedFiles } from '../../../src/providers/process/used-files.js';
import { scratchDirectory } from '../../support/scratch.js';
import { READER, treeLines } from '../../support/visitor.js';

describe('the files that a process uses', () => {
  const { path, write } = scratchDirectory();

  async function walked(...mapped: string[]): Promise<string[]> {
    const tree = await walkDisk(path(), READER, usedFiles(path(), mapped));
    return treeLines(tree).filter((line) => !line.startsWith('directory'));
  }

  it('are what it has mapped, with the links beside them', async () => {
    write('opt/app/bin/app', 'program');
    write('opt/app/lib/libx.so.1.2', 'library');
    symlinkSync('libx.so.1.2', path('opt/app/lib/libx.so.1'));
    write('opt/app/lib/python/module.so', 'not mapped');
    write('home/user/photo', 'not looked at');
    assert.deepEqual(await walked('/opt/app/bin/app', '/opt/app/lib/libx.so.1.2'), [
      'file 644 /opt/app/bin/app "program"',
      'symlink /opt/app/lib/libx.so.1 -> libx.so.1.2',
      'file 644 /opt/app/lib/libx.so.1.2 "library"',
    ]);
  });

  it('are also where temporary files lie', async () => {
    write('tmp/app', 'program');
    assert.deepEqual(await walked('/tmp/app'), ['file 644 /tmp/app "program"']);
  });

  it('come with the records of the packages and what says which system it is', async () => {
    write('etc/os-release', 'ID=debian');
    write('var/lib/dpkg/status', 'Package: app');
    write('var/lib/dpkg/info/app.list', '/usr/bin/app');
    write('var/lib/pacman/local/app-1/desc', '%NAME%');
    write('usr/bin/other', 'not mapped');
    assert.deepEqual(await walked(), [
      'file 644 /etc/os-release "ID=debian"',
      'file 644 /usr/bin/other undefined',
      'file 644 /var/lib/dpkg/info/app.list "/usr/bin/app"',
      'file 644 /var/lib/dpkg/status "Package: app"',
      'file 644 /var/lib/pacman/local/app-1/desc "%NAME%"',
    ]);
  });

  it('find the records through links, which never lead out', async () => {
    write('usr/lib/sysimage/rpm/Packages.db', 'packages');
    write('data/dpkg/status', 'Package: app');
    symlinkSync('../../data', path('moved'));
    write('var/x', '');
    symlinkSync('/moved', path('var/lib'));
    assert.deepEqual(
      (await walked()).filter((line) => line.startsWith('file') && line.includes('"')),
      ['file 644 /data/dpkg/status "Package: app"', 'file 644 /usr/lib/sysimage/rpm/Packages.db "packages"'],
    );
  });

  it('do not hang on links that go round', async () => {
    symlinkSync('b', path('a'));
    symlinkSync('a', path('b'));
    symlinkSync('../a', path('var'));
    write('app', 'program');
    assert.deepEqual(
      (await walked('/app')).filter((line) => line.startsWith('file')),
      ['file 644 /app "program"'],
    );
  });
});

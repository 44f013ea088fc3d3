import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { buildElf } from './elf/build.js';
import { buildTar, type TarSpec } from './tar.js';

/** One entry of a root filesystem that a test builds on disk and in archives alike. */
export interface RootEntry {
  /** Without a leading slash; bytes where it is no UTF-8. */
  readonly path: string | Buffer;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink';
  readonly content?: string | Buffer;
  readonly link?: string;
  readonly mode?: number;
}

const STATUS = [
  'Package: libdemo1\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.2-3\n',
  'Package: base-files\nStatus: hold ok installed\nArchitecture: amd64\nVersion: 12.4\n',
  'Package: half\nStatus: install ok half-configured\nArchitecture: all\nVersion: 0.1\n',
].join('\n');

/** A library of more than one block of any compressor, of which little is wanted. */
function largeLibrary(): Buffer {
  const elf = buildElf({ soname: 'liblarge.so.2', needed: ['libdemo.so.1'], versions: ['LARGE_1', 'LARGE_2'] });
  const filler = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 2654435761) >>> 24));
  return Buffer.concat([elf, filler]);
}

/** A small root with everything that tells one reader of file systems from another. */
export function sampleRoot(): RootEntry[] {
  return [
    directory('etc'),
    directory('usr'),
    directory('usr/bin'),
    directory('usr/lib'),
    directory('usr/lib/x86_64-linux-gnu'),
    symlink('bin', 'usr/bin'),
    symlink('lib', '/usr/lib'),
    symlink('etc/os-release', '../usr/lib/os-release'),
    file('usr/lib/os-release', 'ID=demo\nVERSION_ID="1"\nPRETTY_NAME="Demo 1"\n'),
    file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/srv/app:/bin/sh\n'),
    file('etc/group', 'root:x:0:\napp:x:1000:\n'),
    file('etc/ld.so.conf', 'include /etc/ld.so.conf.d/*.conf\n'),
    directory('etc/ld.so.conf.d'),
    file('etc/ld.so.conf.d/demo.conf', '/opt/demo/lib\n'),
    directory('empty', 0o1777),
    directory('var'),
    directory('var/lib'),
    directory('var/lib/dpkg'),
    directory('var/lib/dpkg/info'),
    file('var/lib/dpkg/status', STATUS),
    file(
      'var/lib/dpkg/info/libdemo1:amd64.list',
      '/.\n/lib\n/lib/x86_64-linux-gnu\n/lib/x86_64-linux-gnu/libdemo.so.1.2\n/usr/bin/demo\n',
    ),
    file(
      'usr/lib/x86_64-linux-gnu/libdemo.so.1.2',
      buildElf({ soname: 'libdemo.so.1', versions: ['DEMO_1'], symbols: [{ name: 'demo', version: 'DEMO_1' }] }),
    ),
    symlink('usr/lib/x86_64-linux-gnu/libdemo.so.1', 'libdemo.so.1.2'),
    symlink('usr/lib/x86_64-linux-gnu/libdemo.so', '/lib/x86_64-linux-gnu/libdemo.so.1'),
    file('usr/lib/x86_64-linux-gnu/liblarge.so.2', largeLibrary()),
    file(
      'usr/bin/demo',
      buildElf({ type: 'executable', interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libdemo.so.1'] }),
      0o4755,
    ),
    { path: 'usr/bin/demo-again', type: 'hardlink', link: 'usr/bin/demo' },
    file('usr/bin/script', '#!/usr/bin/env python3 -u\nprint()\n', 0o755),
    file('usr/bin/not-executable', 'text\n'),
    symlink('usr/bin/loop', 'loop'),
    symlink('usr/bin/dangling', '/nowhere/at/all'),
    directory('srv'),
    file('srv/name with spaces\nand a line', 'x'),
    file(Buffer.from('srv/caf\xe9', 'latin1'), '#!/bin/sh\n', 0o755),
    file('srv/spelled \\xe9', '#!/bin/sh\n', 0o755),
    file('srv/\u202egnp.exe', '#!/bin/bash\n', 0o755),
    file(`srv/${'long'.repeat(40)}`, '#!/bin/long\n', 0o755),
  ];
}

function directory(path: string, mode = 0o755): RootEntry {
  return { path, type: 'directory', mode };
}

function file(path: string | Buffer, content: string | Buffer, mode = 0o644): RootEntry {
  return { path, type: 'file', content, mode };
}

function symlink(path: string, link: string): RootEntry {
  return { path, type: 'symlink', link };
}

/** Writes the root below `directory`, which is there. */
export function writeRoot(entries: readonly RootEntry[], directory: string): void {
  for (const { path, type, content = '', link = '', mode = 0o644 } of entries) {
    const at = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(path)]);
    if (type === 'symlink') symlinkSync(link, at);
    else if (type === 'hardlink') linkSync(`${directory}/${link}`, at);
    else {
      if (type === 'directory') mkdirSync(at);
      else writeFileSync(at, content);
      chmodSync(at, mode);
    }
  }
}

/** A tar of the root, as a layer or on its own. */
export function rootTar(entries: readonly RootEntry[]): Buffer {
  return buildTar(entries.map(tarSpec));
}

/** How one entry of the root stands in a tar. */
export function tarSpec({ path, type, content, link, mode = 0o777 }: RootEntry): TarSpec {
  const slash = type === 'directory' ? '/' : '';
  const name = Buffer.concat([Buffer.from('./'), Buffer.from(path), Buffer.from(slash)]);
  const types = { file: '0', hardlink: '1', symlink: '2', directory: '5' };
  const target = link === undefined ? {} : { link: type === 'hardlink' ? `./${link}` : link };
  const long = name.length > 100 ? { gnuLong: true } : {};
  return { name, type: types[type], mode, ...(content === undefined ? {} : { content }), ...target, ...long };
}

/**
 * The same root in five layers, with detours that later layers take back: files that are deleted, a directory that was
 * a file, a file that was a directory, an opaque directory, a link that was a directory.
 */
export function rootLayers(entries: readonly RootEntry[]): Buffer[] {
  const third = Math.ceil(entries.length / 3);
  const [first, second, last] = [entries.slice(0, third), entries.slice(third, 2 * third), entries.slice(2 * third)];
  const library = buildElf({ soname: 'libgone.so.1' });
  const noise: TarSpec[] = [
    { name: 'srv', type: '5', mode: 0o755 },
    { name: 'srv/old', content: '#!/bin/old\n', mode: 0o755 },
    { name: 'usr/lib/x86_64-linux-gnu/libgone.so.1', content: library, mode: 0o644 },
    { name: 'empty/full', content: '#!/bin/full\n', mode: 0o755 },
    { name: 'var/lib/dpkg', content: 'a file where a directory comes' },
    { name: 'usr/bin/script/', type: '5', mode: 0o755 },
    { name: 'usr/bin/script/inner', content: '#!/bin/inner\n', mode: 0o755 },
    { name: 'usr/lib/extra/', type: '5', mode: 0o755 },
    { name: 'usr/lib/extra/libextra.so.1', content: library },
  ];
  return [
    rootTar(first),
    buildTar(noise),
    buildTar([
      { name: 'srv/.wh.old' },
      { name: 'lib/x86_64-linux-gnu/.wh.libgone.so.1' },
      { name: 'empty/', type: '5', mode: 0o1777 },
      { name: 'empty/.wh..wh..opq' },
      { name: 'usr/lib/.wh.extra' },
      { name: 'var/lib/.wh.dpkg' },
      ...second.map(tarSpec),
    ]),
    buildTar([{ name: 'usr/bin/.wh.script' }]),
    rootTar(last),
  ];
}

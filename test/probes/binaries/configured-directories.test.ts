import assert from 'node:assert/strict';
import { parseLdConf } from '../../../src/formats/ld-so-conf.js';
import { configuredDirectories } from '../../../src/probes/binaries/configured-directories.js';

function directories(files: Readonly<Record<string, string>>): string[] {
  return configuredDirectories(
    '/etc/ld.so.conf',
    new Map(Object.entries(files).map(([path, text]) => [path, parseLdConf(text)])),
  );
}

describe('configuredDirectories', () => {
  it('follows includes in place, in the order of names', () => {
    const files = {
      '/etc/ld.so.conf': 'include ld.so.conf.d/*.conf\n/last\n',
      '/etc/ld.so.conf.d/b.conf': '/b\n/a\n',
      '/etc/ld.so.conf.d/a.conf': '/a\n',
      '/etc/ld.so.conf.d/.hidden.conf': '/hidden\n',
      '/etc/ld.so.conf.d/a.conf.dpkg-old': '/old\n',
    };
    assert.deepEqual(directories(files), ['/a', '/b', '/last']);
  });

  it('ends where files include each other, and takes odd patterns as names', () => {
    const files = {
      '/etc/ld.so.conf': 'include /etc/ld.so.conf.d/x.conf\ninclude /etc/ld.so.conf.d/[\n',
      '/etc/ld.so.conf.d/x.conf': 'include /etc/ld.so.conf\n/x\n',
      '/etc/ld.so.conf.d/[': '/bracket\n',
    };
    assert.deepEqual(directories(files), ['/x', '/bracket']);
  });

  it('matches stars and question marks, and is not slow on many of them', () => {
    const name = 'a'.repeat(200);
    const files = (pattern: string) => ({
      '/etc/ld.so.conf': `include /etc/x/${pattern}\n`,
      '/etc/x/ab.conf': '/ab\n',
      [`/etc/x/${name}`]: '/long\n',
    });
    assert.deepEqual(directories(files('a?.co*f')), ['/ab']);
    assert.deepEqual(directories(files('*b*.*')), ['/ab']);
    assert.deepEqual(directories(files(`${'*a'.repeat(60)}*`)), ['/long']);
    assert.deepEqual(directories(files(`${'*a'.repeat(60)}*b`)), []);
  });
});

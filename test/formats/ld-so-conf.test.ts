import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLdConf } from '../../src/formats/ld-so-conf.js';

describe('parseLdConf', () => {
  it('reads directories and includes with their lines', () => {
    const text = [
      '# libc default configuration',
      '/usr/local/lib',
      '',
      '  include\t/etc/ld.so.conf.d/*.conf more/*.conf  # both',
      '/opt/my libs/ # with a blank',
      '/lib///',
      '/',
      '/usr/lib/libc5=libc5',
      'hwcap 1 nosegneg',
      'lib/relative',
    ].join('\n');
    assert.deepEqual(parseLdConf(text), [
      { kind: 'directory', path: '/usr/local/lib', line: 2 },
      { kind: 'include', pattern: '/etc/ld.so.conf.d/*.conf', line: 4 },
      { kind: 'include', pattern: 'more/*.conf', line: 4 },
      { kind: 'directory', path: '/opt/my libs', line: 5 },
      { kind: 'directory', path: '/lib', line: 6 },
      { kind: 'directory', path: '/', line: 7 },
      { kind: 'directory', path: '/usr/lib/libc5', line: 8 },
      { kind: 'ignored', text: 'hwcap 1 nosegneg', line: 9 },
      { kind: 'ignored', text: 'lib/relative', line: 10 },
    ]);
  });

  it('never throws, and gives absolute directories only', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', 'a', ' ', '\t', '#', '\n', '\0', '=', 'include ') }),
        (text) => {
          for (const directive of parseLdConf(text)) {
            if (directive.kind === 'directory') assert.match(directive.path, /^\/(?:.*[^/])?$/s);
          }
        },
      ),
    );
  });
});

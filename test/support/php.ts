import { type Files, glibcSystem, program } from './proof.js';

/** A system with PHP 8.2.29 as Debian packages it. */
export function phpSystem(): Files {
  return glibcSystem('2.36', {
    '/usr/bin/php8.2': program(),
    '/usr/bin/php': { link: 'php8.2' },
    '/var/lib/dpkg/status':
      'Package: php8.2-cli\nStatus: install ok installed\nArchitecture: amd64\nVersion: 8.2.29-1~deb12u1\nMaintainer: x\nDescription: x\n\n',
    '/var/lib/dpkg/info/php8.2-cli.list': '/.\n/usr\n/usr/bin\n/usr/bin/php8.2\n',
  });
}

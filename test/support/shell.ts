import { type Files, glibcSystem, program } from './proof.js';

/** A system with dash as `sh`, bash 5.2, and these further commands. */
export function shellSystem(commands: readonly string[] = [], more: Files = {}): Files {
  return glibcSystem('2.36', {
    '/usr/bin/dash': program(),
    '/usr/bin/sh': { link: 'dash' },
    '/usr/bin/bash': program(),
    ...Object.fromEntries(commands.map((name) => [`/usr/bin/${name}`, program()])),
    '/var/lib/dpkg/status':
      'Package: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5.2.37-2\nMaintainer: x\nDescription: x\n\n',
    ...more,
  });
}

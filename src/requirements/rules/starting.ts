import type { RuleDescriptor } from '../../model/rule.js';
import { deployed, program, script, system } from './facts.js';

const SECTIONS = ['source.programs', 'target.programs', 'target.loader'];
const EXECVE = 'https://man7.org/linux/man-pages/man2/execve.2.html';
const ENV = 'https://www.gnu.org/software/coreutils/manual/html_node/env-invocation.html';

const env = { '/usr/bin/env': program({ owner: 'deb/coreutils:amd64', needed: ['libc.so.6'] }) };
const mount = (option: string) => ({ device: '/dev/vda2', type: 'ext4', options: [option] });
const odd = (what: string) => ({ loader: { 'odd-files': { kind: 'odd-files', files: { '/opt/app': what } } } });

/** What the kernel refuses to start, and scripts whose interpreter does not come to run. */
export const STARTING_RULES: readonly RuleDescriptor[] = [
  {
    id: 'missing-interpreter',
    title: 'The interpreter of a script is not there',
    level: 'error',
    why:
      'The kernel starts a script by the path behind #!, and env looks its command up in PATH. A minimal image has neither ' +
      'bash nor python3, and names such as python or nodejs differ between distributions.',
    fix: 'Install the interpreter in the target, or name one that it has.',
    references: [EXECVE],
    sections: SECTIONS,
    examples: [
      {
        name: 'bash where only sh is',
        source: deployed('/opt/app', script('/bin/bash')),
        target: system(),
        findings: 1,
      },
      {
        name: 'python3 that env does not find',
        source: deployed('/opt/app', script('/usr/bin/env', 'python3')),
        target: system({ programs: env }),
        findings: 1,
      },
      {
        name: 'a shell that is there',
        source: deployed('/opt/app', script('/bin/sh', '-e')),
        target: system(),
        findings: 0,
      },
    ],
  },
  {
    id: 'crlf-shebang',
    title: 'The first line of a script ends in a carriage return',
    level: 'error',
    why:
      'Saved with the line ends of Windows, "#!/bin/sh" names an interpreter "/bin/sh\\r", which does not exist: the kernel ' +
      'says "No such file or directory" of a script that is plainly there.',
    fix: 'Write the file with line feeds alone (dos2unix), and keep it so with .gitattributes.',
    references: [EXECVE, 'https://git-scm.com/docs/gitattributes'],
    sections: SECTIONS,
    examples: [
      {
        name: 'line ends of Windows',
        source: deployed('/opt/app', script('/bin/sh\r')),
        target: system(),
        findings: 1,
      },
      { name: 'line ends of Linux', source: deployed('/opt/app', script('/bin/sh')), target: system(), findings: 0 },
    ],
  },
  {
    id: 'shebang-env-needs-S',
    title: 'A script gives env several words',
    level: 'error',
    why:
      'The kernel hands all that stands behind the interpreter over as one word. "#!/usr/bin/env node --flag" makes env look ' +
      'for a command called "node --flag"; only env -S splits it, which the env of BusyBox before 1.37 does not know.',
    fix: 'Write "env -S COMMAND ARGUMENT", or leave the arguments out.',
    references: [ENV, EXECVE],
    sections: SECTIONS,
    examples: [
      {
        name: 'a command with an option',
        source: deployed('/opt/app', script('/usr/bin/env', 'sh -e')),
        target: system({ programs: env }),
        findings: 1,
      },
      {
        name: 'a command alone',
        source: deployed('/opt/app', script('/usr/bin/env', 'sh')),
        target: system({ programs: env }),
        findings: 0,
      },
    ],
  },
  {
    id: 'not-executable',
    title: 'What is to be started has no execute bit, or is a directory',
    level: 'error',
    why: 'The kernel starts only regular files with an execute bit: "Permission denied". Zip files and Windows lose the bit.',
    fix: 'Set it before the files are packed: chmod +x, git update-index --chmod=+x, or COPY --chmod in a Dockerfile.',
    references: [EXECVE],
    sections: SECTIONS,
    examples: [
      {
        name: 'an interpreter without the bit',
        source: deployed('/opt/run', script('/opt/app')),
        target: system(odd('not-executable')),
        findings: 1,
      },
      {
        name: 'a shell that may be executed',
        source: deployed('/opt/run', script('/bin/sh')),
        target: system(),
        findings: 0,
      },
    ],
  },
  {
    id: 'mount-noexec',
    title: 'What is to be started lies where nothing may be executed',
    level: 'error',
    why:
      'A file system that is mounted noexec, as hardened systems mount /tmp, /var and /home, lets the kernel start nothing ' +
      'that lies on it, whatever its mode says: "Permission denied".',
    fix: 'Deploy it to another directory, or mount the file system without noexec (/etc/fstab, or the unit of the mount).',
    references: [EXECVE, 'https://man7.org/linux/man-pages/man8/mount.8.html'],
    sections: [...SECTIONS, 'target.mounts'],
    examples: [
      {
        name: 'in a directory that is mounted so',
        source: deployed('/opt/app', script('/bin/sh')),
        target: { ...system(), mounts: { '/': mount('rw'), '/opt': mount('noexec') } },
        findings: 1,
      },
      {
        name: 'below another mount',
        source: deployed('/opt/app', script('/bin/sh')),
        target: { ...system(), mounts: { '/': mount('noexec'), '/opt': mount('rw'), '/bin': mount('rw') } },
        findings: 0,
      },
    ],
  },
  {
    id: 'exec-format',
    title: 'A file is no program that the kernel knows',
    level: 'error',
    why:
      'The kernel starts ELF files and files that begin with #!. A text without that line, or with a byte order mark before ' +
      'it, is refused ("Exec format error"), although a shell would run it; a Dockerfile with ENTRYPOINT ["…"] has no shell.',
    fix: 'Let the first two bytes be #!, or start the file through its interpreter.',
    references: [EXECVE],
    sections: SECTIONS,
    examples: [
      {
        name: 'a text as interpreter',
        source: deployed('/opt/run', script('/opt/app')),
        target: system(odd('text')),
        findings: 1,
      },
      { name: 'a shell', source: deployed('/opt/run', script('/bin/sh')), target: system(), findings: 0 },
    ],
  },
  {
    id: 'wrong-arch',
    title: 'A program is built for another processor',
    level: 'error',
    why:
      'An ELF file names its machine. The kernel refuses one for another ("Exec format error") unless an emulator is ' +
      'registered. Images that were built on an arm64 laptop for an amd64 server are the usual case.',
    fix: "Use a build for the target's processor; docker build takes --platform linux/amd64.",
    references: [EXECVE, 'https://docs.kernel.org/admin-guide/binfmt-misc.html'],
    sections: SECTIONS,
    examples: [
      {
        name: 'arm64 on amd64',
        source: deployed('/opt/app', program({ machine: 'aarch64', linking: 'static', interpreter: undefined })),
        target: system(),
        findings: 1,
      },
      {
        name: 'amd64 on amd64',
        source: deployed('/opt/app', program({ needed: ['libc.so.6'] })),
        target: system(),
        findings: 0,
      },
    ],
  },
  {
    id: 'wrong-os',
    title: 'A program is built for another operating system',
    level: 'error',
    why: 'Mach-O files are programs for macOS, PE files for Windows: Linux answers "Exec format error".',
    fix: 'Use the build for Linux; package managers install one for the machine that they run on.',
    references: [EXECVE],
    sections: SECTIONS,
    examples: [
      {
        name: 'a program for macOS',
        source: deployed('/opt/run', script('/opt/app')),
        target: system(odd('mach-o')),
        findings: 1,
      },
      {
        name: 'a program for Linux',
        source: deployed('/opt/app', program({ needed: ['libc.so.6'] })),
        target: system(),
        findings: 0,
      },
    ],
  },
];

import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, script, system } from '../rules/facts.js';

const SECTIONS = ['source.shell-code', 'target.programs', 'target.libraries', 'target.loader'];
const SHELL = 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html';

const owner = 'deb/base:amd64';

/** A system whose `sh` is dash and that has bash 5.2. */
const SYSTEM: ExampleSections = {
  ...system(),
  programs: {
    '/bin/dash': program({ owner, links: ['/bin/sh'] }),
    '/bin/bash': program({ owner }),
    '/usr/bin/id': program({ owner }),
  } as ExampleSections[string],
  packages: { 'deb/bash:amd64': { name: 'bash', version: '5.2.37-2' } },
  users: { 'user/root': { uid: 0, gid: 0, home: '/root', shell: '/bin/sh' } },
};

/** The same with BusyBox instead. */
const BUSYBOX: ExampleSections = {
  ...system(),
  programs: {
    '/bin/busybox': program({ owner, links: ['/bin/sh', '/bin/grep', '/bin/id'] }),
  } as ExampleSections[string],
};

/** A script of that shell, which gives up when a command fails, and runs this. */
function runs(words: readonly string[], more: Readonly<Record<string, unknown>> = {}, shell = 'sh'): ExampleSections {
  const path = '/srv/start';
  return {
    programs: { [path]: script(`/bin/${shell}`, '-e') },
    'shell-code': { [path]: { shell, options: '-e', body: [{ do: { run: words, line: 2 }, line: 2, ...more }] } },
  } as ExampleSections;
}

/** A script whose lines end with a carriage return. */
function returning(returns: string): ExampleSections {
  const path = '/srv/start';
  return {
    programs: { [path]: script('/bin/sh') },
    'shell-code': { [path]: { shell: 'sh', body: [], cut: 1, returns } },
  } as ExampleSections;
}

/** What explains why a script of a shell fails. */
export const SHELL_RULES: readonly RuleDescriptor[] = [
  {
    id: 'missing-command',
    title: 'A script runs a command that is not there',
    level: 'error',
    why:
      'A command that no directory of PATH has fails with the status 127. With "set -e", as the last command, or after ' +
      '"exec" the script fails with it; otherwise it goes on without what the command was to do. Commands that only some ' +
      'runs reach are warnings, and so are those whose failure the script passes over.',
    fix: 'Install the package that brings the command, or ship it.',
    references: [SHELL],
    sections: SECTIONS,
    examples: [
      { name: 'nowhere in PATH', source: runs(['jq']), target: SYSTEM, findings: 1 },
      { name: 'there', source: runs(['id']), target: SYSTEM, findings: 0 },
    ],
  },
  {
    id: 'missing-user',
    title: 'A script runs something for a user or a group that is not there',
    level: 'error',
    why:
      'chown, su, install -o, gosu and others look the name up and fail where there is none. Packages create the users of ' +
      'their services when they are installed; an image without the package has none of them.',
    fix: 'Create the user in the target, or install the package that does.',
    references: ['https://man7.org/linux/man-pages/man5/passwd.5.html'],
    sections: [...SECTIONS, 'target.users'],
    examples: [
      { name: 'no such user', source: runs(['id', 'postgres']), target: SYSTEM, findings: 1 },
      { name: 'a user that every system has', source: runs(['id', 'root']), target: SYSTEM, findings: 0 },
    ],
  },
  {
    id: 'missing-option',
    title: 'A script gives a command an option that the one in the target does not know',
    level: 'error',
    why:
      'BusyBox brings many commands in short forms of their own, without most of the options that GNU added: "grep -P", ' +
      '"date --iso-8601". An option that is not known is a failure.',
    fix: 'Install the full command (Alpine: apk add grep coreutils), or use what both know.',
    references: ['https://busybox.net/downloads/BusyBox.html'],
    sections: SECTIONS,
    examples: [
      { name: 'Perl patterns', source: runs(['grep', '-qP', '$']), target: BUSYBOX, findings: 1 },
      { name: 'a plain pattern', source: runs(['grep', '-q', '$']), target: BUSYBOX, findings: 0 },
    ],
  },
  {
    id: 'shell-syntax',
    title: 'A script has syntax that the shell of the target does not read',
    level: 'error',
    why:
      'sh is dash on Debian and Ubuntu, BusyBox on Alpine, bash elsewhere: arrays and here-strings are syntax errors to ' +
      'the first two. And bash gains syntax with its versions, which older ones call a bad substitution.',
    fix: 'Let the first line ask for bash, and have a new enough one in the target.',
    references: [SHELL, 'https://git.savannah.gnu.org/cgit/bash.git/tree/CHANGES'],
    sections: SECTIONS,
    examples: [
      {
        name: 'an array in dash',
        source: runs(['id'], { beyond: { what: 'x=(…)', line: 2 } }),
        target: SYSTEM,
        findings: 1,
      },
      {
        name: 'an array in bash',
        source: runs(['id'], { beyond: { what: 'x=(…)', line: 2 } }, 'bash'),
        target: SYSTEM,
        findings: 0,
      },
    ],
  },
  {
    id: 'crlf-script',
    title: 'The lines of a script end with a carriage return',
    level: 'error',
    why:
      'Shells end a line at the line feed alone: "then\\r" is no "then", and "cd /srv\\r" a directory that does not exist. Where ' +
      'conditions and loops are concerned the script is a syntax error; elsewhere it goes on, with wrong words: a warning.',
    fix: 'Write the file with line feeds alone (dos2unix), and keep it so: "*.sh text eol=lf" in .gitattributes.',
    references: [SHELL, 'https://git-scm.com/docs/gitattributes'],
    sections: SECTIONS,
    examples: [
      { name: 'a condition', source: returning('syntax'), target: SYSTEM, findings: 1 },
      { name: 'line feeds', source: runs(['id']), target: SYSTEM, findings: 0 },
    ],
  },
];

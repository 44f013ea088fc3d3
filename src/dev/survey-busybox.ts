import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.js';
import { busyboxModule, optionsIn, type Refused, verdictOf } from './survey/busybox.js';

/** Commands of other implementations that scripts give options to, and whose form in BusyBox does no harm with one alone. */
const COMMANDS = (
  'base64 basename cat chgrp chmod chown cksum cmp comm cp cut date df diff dirname du env expand find fold grep egrep fgrep ' +
  'head id install ln ls md5sum mkdir mktemp mv nl od paste readlink realpath rm rmdir sed seq sha1sum sha256sum ' +
  'sha512sum shuf sort split stat tac tail tar tee timeout touch tr truncate uniq wc xargs gzip gunzip bzip2 xz ' +
  'unzip wget nproc hostname less mountpoint flock getopt hexdump pgrep pidof free uptime netstat su setpriv'
).split(' ');
/** Actions of find that would do something. */
const ACTIONS = /^-(?:delete|exec\w*|ok\w*)$/;

/** Tries each of the words that follow, alone, and repeats what is said to it behind a line with the word. */
const TRY = `program=$1 command=$2; shift 2
for option; do
  printf '\\n=== %s\\n' "$option"
  timeout 2 $program "$command" "$option" 2>&1 >/dev/null </dev/null | head -n 2
done`;

function run(words: readonly string[], directory: string): string {
  const [program = '', ...rest] = words;
  const env = { PATH: process.env.PATH, LC_ALL: 'C', HOME: directory };
  const { stdout, stderr } = spawnSync(program, rest, { cwd: directory, input: '', encoding: 'utf8', env });
  return `${stdout}${stderr}`;
}

/** What one BusyBox refuses of the options that the command of that name has on this machine. */
function refusedBy(busybox: string, command: string, directory: string): Refused | undefined {
  if (/applet not found/.test(run(['sh', '-c', `${busybox} ${command} --help`], directory))) return undefined;
  const options = optionsIn(run([command, '--help'], directory), command).filter((option) => !ACTIONS.test(option));
  const refused: Refused = { letters: new Set(), taking: new Set(), words: new Set() };
  const answers = run(['sh', '-c', TRY, 'sh', busybox, command, ...options], directory)
    .split(/^=== /m)
    .slice(1);
  for (const answer of answers) {
    const [option = '', ...said] = answer.split('\n');
    const verdict = verdictOf(said.join('\n'), option);
    if (verdict === 'refused' && option.length === 2) refused.letters.add(option.slice(1));
    else if (verdict === 'refused') refused.words.add(option);
    else if (verdict === 'takes' && option.length === 2) refused.taking.add(option.slice(1));
  }
  return refused;
}

/**
 * Renews what is known of options that no BusyBox takes, by trying them: `npm run survey:busybox -- COMMAND...`, each a
 * command that starts one (`/bin/busybox`, `chroot ROOT /bin/busybox`), of several releases and builds. On a machine that has
 * the usual implementations, whose options are tried.
 */
async function main(builds: readonly string[]): Promise<void> {
  if (builds.length === 0) throw new Error('usage: npm run survey:busybox -- COMMAND...');
  const directory = mkdtempSync(join(tmpdir(), 'busybox-'));
  try {
    const answers = builds.map((build) => {
      const found = COMMANDS.map((command) => [command, refusedBy(build, command, directory)] as const);
      return new Map(found.filter((entry): entry is readonly [string, Refused] => entry[1] !== undefined));
    });
    const releases = builds.map((build) => /BusyBox v(\d[\d.]+)/.exec(run(['sh', '-c', build], directory))?.[1] ?? '?');
    await writeFile(join(ROOT, 'src/formats/busybox/surveyed.ts'), busyboxModule(answers, releases));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));

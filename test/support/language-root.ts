import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DebianRoot, debianRoot } from './debian-root.js';

/** Interpreters with their package managers, and packages of each kind that Debian brings for them. */
const PACKAGES = [
  ...['python3-pip', 'python3-venv', 'python3-flask', 'npm', 'ruby', 'ruby-rack', 'ruby-nokogiri', 'bundler'],
  ...['php-cli', 'php-curl', 'php-mbstring', 'php-xml', 'composer', 'php-twig', 'golang-go', 'age'],
  ...['default-jre-headless', 'libdbd-sqlite3-perl'],
];

/**
 * Debian 13 with the tools of many languages: `HOSTDRIFT_LANGUAGE_ROOTS/trixie` where that variable is set, else one that
 * is made of Debian's packages once and kept among temporary files.
 */
export function languageRoot(): DebianRoot {
  const given = process.env.HOSTDRIFT_LANGUAGE_ROOTS;
  return debianRoot({ suite: 'trixie', packages: PACKAGES, given, kept: 'hostdrift-language-roots' });
}

/** A copy of a root that may be written to; `close` removes it. */
export class RootCopy {
  readonly path: string;

  constructor(root: string) {
    this.path = join(mkdtempSync(join(tmpdir(), 'hostdrift-languages-')), 'root');
    // Hard links: what is not written to is not copied. dpkg and the tools here replace files, they do not write into them.
    const { status } = spawnSync('cp', ['-al', root, this.path]);
    if (status !== 0) cpSync(root, this.path, { recursive: true, verbatimSymlinks: true });
  }

  /** Writes a new file, an absolute path of the root, with its directories. */
  write(path: string, text: string): void {
    const at = join(this.path, path);
    mkdirSync(dirname(at), { recursive: true });
    rmSync(at, { force: true });
    writeFileSync(at, text);
  }

  /** Runs a shell's words in it, without a network, with processes of its own: some tools look for themselves in /proc. */
  run(command: string): SpawnSyncReturns<string> {
    const environment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin', HOME: '/root', LC_ALL: 'C.UTF-8' };
    const alone = ['--net', '--mount', '--pid', '--fork', `--mount-proc=${join(this.path, 'proc')}`];
    const words = [...alone, 'chroot', this.path, '/bin/sh', '-c', command];
    return spawnSync('unshare', words, { encoding: 'utf8', env: environment, maxBuffer: 1 << 28 });
  }

  close(): void {
    rmSync(dirname(this.path), { recursive: true, force: true });
  }
}

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasTool } from '../version-tools.js';

/** Names that rpm gives to its databases. */
export const BACKENDS = { sqlite: 'rpmdb.sqlite', ndb: 'Packages.db', bdb: 'Packages' } as const;

/** One of rpm's ways to keep its database. */
export type Backend = keyof typeof BACKENDS;

const INSTALL = ['-i', '--justdb', '--nodeps', '--noscripts', '--nosignature'];

/** Whether rpm and rpmbuild are installed. */
export function hasRpm(): boolean {
  return hasTool('rpm') && hasTool('rpmbuild');
}

/** A database in a directory of its own that the installed rpm writes and reads. */
export class RpmTool {
  constructor(
    private readonly directory: string,
    private readonly backend: Backend,
  ) {
    mkdirSync(directory, { recursive: true });
    this.rpm('--initdb');
  }

  /** Path of the database; `undefined` when this rpm has no such backend. */
  get database(): string | undefined {
    const path = join(this.directory, BACKENDS[this.backend]);
    return existsSync(path) ? path : undefined;
  }

  /** Enters packages into the database, and nothing anywhere else. */
  install(packages: readonly string[]): void {
    this.rpm(...INSTALL, ...packages);
  }

  /**
   * Like {@link install}, but stops rpm as soon as `count` packages can be seen: while somebody else reads the database,
   * rpm waits ten seconds before it gives up folding its log into the file.
   */
  async installHastily(packages: readonly string[], count: number): Promise<void> {
    const rpm = spawn('rpm', [...this.own(), ...INSTALL, ...packages], { stdio: 'ignore' });
    const gone = once(rpm, 'exit');
    while (this.query('.\\n').length < count && rpm.exitCode === null) await setTimeout(20);
    rpm.kill('SIGKILL');
    await gone;
  }

  erase(...names: string[]): void {
    this.rpm('-e', '--justdb', '--nodeps', '--noscripts', ...names);
  }

  /** Answers of `rpm -qa` in this format, sorted. */
  query(format: string): string[] {
    const lines = this.rpm('-qa', '--qf', format).split('\n');
    return lines.filter((line) => line !== '').sort();
  }

  private rpm(...parameters: string[]): string {
    return spawnSync('rpm', [...this.own(), ...parameters], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
  }

  private own(): string[] {
    return ['--define', `_db_backend ${this.backend}`, '--dbpath', this.directory];
  }
}

/** Builds `count` packages of different sizes below `directory` and returns their files. */
export function buildPackages(directory: string, count: number): string[] {
  const names = Array.from({ length: count }, (_, i) => `hd-p${i}`);
  const spec = [
    'Name: hd\nVersion: 1.2~rc1\nRelease: 3\nSummary: s\nLicense: MIT\nBuildArch: noarch\nVendor: Tester\n%description\nd\n',
    ...names.map((name, i) => packageSection(name, i)),
    `%install\nfor p in ${names.join(' ')}; do mkdir -p %{buildroot}/opt/$p/d; for f in 1 2 3; do echo > %{buildroot}/opt/$p/d/$f; done; done\n`,
    ...names.map((name) => `%files -n ${name}\n/opt/${name}\n`),
  ];
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'hd.spec'), spec.join('\n'));
  const run = spawnSync('rpmbuild', ['--quiet', '--define', `_topdir ${directory}/top`, '-bb', 'hd.spec'], {
    cwd: directory,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  const built = join(directory, 'top/RPMS/noarch');
  return readdirSync(built).map((name) => join(built, name));
}

function packageSection(name: string, i: number): string {
  const epoch = i % 3 === 0 ? '' : `Epoch: ${i % 3}\n`;
  return `%package -n ${name}\nSummary: s\n${epoch}Provides: virtual-${i}\n%description -n ${name}\n${'text '.repeat(i * 400)}\n`;
}

/**
 * Opens a SQLite database as another process would that is reading it just now, so that what is written meanwhile stays
 * in the write-ahead log. Returns what ends that process.
 */
export async function holdOpen(database: string): Promise<() => Promise<void>> {
  const reader = spawn('sqlite3', [database], { stdio: ['pipe', 'pipe', 'ignore'] });
  // Its own output stays in a buffer; that of a shell does not.
  reader.stdin.write('BEGIN;\nSELECT count(*) FROM Packages;\n.shell echo reading\n');
  await once(reader.stdout, 'data');
  return async () => {
    const gone = once(reader, 'exit');
    reader.stdin.end();
    await gone;
  };
}

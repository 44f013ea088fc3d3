import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestSource } from '../src/dev/generate/manifest.js';
import { generatedSources } from '../src/dev/generate/sources.js';
import { ROOT } from '../src/dev/root.js';
import { pendingUnless } from './support/pending.js';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('generated files', () => {
  it('are what `npm run generate` would write', async () => {
    for (const [path, source] of await generatedSources(ROOT)) {
      assert.equal(read(path), source, `${path} is stale: npm run generate`);
    }
  });

  it('include the manifest by which oclif finds the commands', async function () {
    this.timeout(30_000);
    assert.equal(
      read('oclif.manifest.json'),
      await manifestSource(ROOT),
      'oclif.manifest.json is stale: npm run generate',
    );
  });
});

describe('committed files', () => {
  let files: readonly string[];
  before(function () {
    const git = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
    pendingUnless(this, git.status === 0, 'not a git checkout');
    files = git.stdout.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
  });

  it('hold no path of the machine that they were written on', () => {
    const places = [ROOT, `${dirname(ROOT)}/`].filter((place) => place.length > 2);
    for (const file of files) {
      const text = read(file);
      for (const place of places) assert.ok(!text.includes(place), `${file} names ${place}`);
    }
  });

  it('hold no address of a package registry in the lock file', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved": *"https?:/);
  });

  it('lock every package of every platform, without which `npm ci` refuses to install', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> };
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => packages[`node_modules/${name}`] === undefined),
    );
    assert.deepEqual(missing, []);
  });

  it('hold no test that runs alone or not at all', () => {
    for (const file of files.filter((name) => name.startsWith('test/'))) {
      assert.doesNotMatch(read(file), /\b(describe|it)\.(only|skip)\(|\bx(it|describe)\(/, file);
    }
  });

  it('are text, but for the shipped snapshots and pictures of reports', () => {
    const others = files.filter((file) => !/^(snapshots|docs\/screenshots)\//.test(file));
    const binary = others.filter((file) => read(file).includes('\0'));
    assert.deepEqual(binary, []);
  });
});

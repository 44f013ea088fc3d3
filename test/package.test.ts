import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../src/dev/root.js';
import { pendingUnless } from './support/pending.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

describe('the package', () => {
  let files: readonly string[];
  before(function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist')), 'needs npm run build');
    const pack = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(pack.status, 0, pack.stderr);
    const [packed] = Object.values(JSON.parse(pack.stdout) as Record<string, { files: { path: string }[] }>);
    files = packed?.files.map(({ path }) => path) ?? [];
  });

  it('has everything that its manifest names', () => {
    const exported = Object.values(manifest.exports).flatMap((to) => (typeof to === 'string' ? to : Object.values(to)));
    for (const path of [...Object.values(manifest.bin), ...exported, 'oclif.manifest.json']) {
      const start = path.replace(/^\.\//, '').replace(/\*$/, '');
      assert.ok(
        files.some((file) => file.startsWith(start)),
        path,
      );
    }
  });

  it('has every rule pack, every baseline and every command', () => {
    const expected = [
      ...readdirSync(join(ROOT, 'rules')).map((file) => `rules/${file}`),
      ...readdirSync(join(ROOT, 'src/commands'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `dist/commands/${file.replace(/\.ts$/, '.js')}`),
      ...readdirSync(join(ROOT, 'snapshots'))
        .filter((file) => file.endsWith('.json.gz'))
        .map((file) => `snapshots/${file}`),
    ];
    assert.deepEqual(
      expected.filter((path) => !files.includes(path)),
      [],
    );
  });

  it('has nothing that only developing needs', () => {
    const unwanted = files.filter((file) => /^(src|test|build|node_modules|coverage|\.ci)\/|\bdev\//.test(file));
    assert.deepEqual(unwanted, []);
  });

  it('has a library that imports without effect and types that describe it', async () => {
    const script = "const library = await import('hostdrift'); console.log(Object.keys(library).sort().join(' '));";
    // By its own name: as whoever installs it imports it.
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(run.stderr, '');
    const types = readFileSync(join(ROOT, 'dist/types/index.d.ts'), 'utf8');
    for (const name of run.stdout.trim().split(' ')) assert.match(types, new RegExp(`\\b${name}\\b`));
  });
});

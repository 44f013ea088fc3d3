import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { pendingUnless } from '../support/pending.js';

/** The oldest Node.js that is supported, and those after it with long support. */
const RELEASES = ['20.19', '22', '24', '26'];

const LIBRARY = `import { check, loadRules, snapshot } from 'hostdrift';
const report = check(await snapshot('example-site'), [await snapshot('debian-12')], { rules: await loadRules() });
console.log(report.targets[0].verdict);`;

describe('the package, as npm installs it', function () {
  this.timeout(900_000);
  let directory = '';
  let expected = '';

  function run(program: string, words: readonly string[], cwd = directory) {
    return spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
  }

  before(function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-installed-'));
    const pack = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', directory], ROOT);
    assert.equal(pack.status, 0, pack.stderr);
    const [file = ''] = readdirSync(directory);
    writeFileSync(join(directory, 'package.json'), '{}');
    const install = run('npm', ['install', '--silent', join(directory, file)]);
    pendingUnless(this, install.status === 0, 'npm cannot install what it depends on');
    expected = run(process.execPath, [join(ROOT, 'dist/bin/run.js'), 'check', 'example-site', 'debian-12']).stdout;
    assert.match(expected, /breaks/);
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  it('brings few other packages', () => {
    const names = readdirSync(join(directory, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(names.sort(), ['hostdrift', 'systeminformation', 'zod']);
  });

  it('installs as docs/Dockerfile does', () => {
    const [line = ''] = /^RUN npm install .*$/m.exec(readFileSync(join(ROOT, 'docs/Dockerfile'), 'utf8')) ?? [];
    const out = join(directory, 'out');
    const command = line.replace(/^RUN /, '').replace('/tmp/', `${directory}/`).replace(' /out', ` ${out}`);
    assert.equal(run('sh', ['-c', command]).status, 0);
    assert.match(run(join(out, 'bin/hostdrift'), ['--version']).stdout, /^hostdrift\/\d/);
  });

  for (const release of RELEASES) {
    it(`runs on Node.js ${release}, as a program and as a library`, function () {
      const home = join(directory, `node-${release}`);
      const words = [
        'install',
        '--silent',
        '--ignore-scripts',
        '--prefix',
        home,
        `node-${process.platform}-${process.arch}@${release}`,
      ];
      const node = join(home, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
      pendingUnless(this, run('npm', words).status === 0 && existsSync(node), `npm has no Node.js ${release} here`);
      assert.match(run(node, ['--version']).stdout, new RegExp(`^v${release.replace('.', '\\.')}\\.`));
      const { stdout, stderr, status } = run(node, [
        'node_modules/.bin/hostdrift',
        'check',
        'example-site',
        'debian-12',
        '--quiet',
      ]);
      assert.deepEqual({ stdout, stderr, status }, { stdout: expected, stderr: '', status: 1 });
      const library = run(node, ['--input-type=module', '-e', LIBRARY]);
      assert.deepEqual([library.stdout, library.stderr], ['breaks\n', '']);
      rmSync(home, { recursive: true });
    });
  }
});

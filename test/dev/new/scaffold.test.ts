import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTRIES } from '../../../src/dev/generate/registries.js';
import { ScaffoldError, scaffold } from '../../../src/dev/new/scaffold.js';
import { ROOT } from '../../../src/dev/root.js';
import { readPack } from '../../../src/rules/packs/read.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('scaffold', function () {
  this.timeout(60_000);
  const scratch = scratchDirectory();
  const read = (path: string) => readFileSync(scratch.path(path), 'utf8');

  beforeEach(() => {
    for (const part of ['src', 'rules', 'test/support', 'package.json', 'biome.json']) {
      cpSync(join(ROOT, part), scratch.path(part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), scratch.path('node_modules'));
    // What Biome leaves alone, it takes from git's list.
    scratch.write('.gitignore', 'node_modules\n/build/\n');
  });

  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', program), args, {
      cwd: scratch.path(),
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${program} ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };

  it('makes a probe, a provider and a reporter that are registered, compile, are formatted, and pass their tests', async () => {
    const written = [
      ...(await scaffold(scratch.path(), 'probe', 'os/moon-phase')),
      ...(await scaffold(scratch.path(), 'probe', 'tide')),
      ...(await scaffold(scratch.path(), 'provider', 'glass-bottle')),
      ...(await scaffold(scratch.path(), 'reporter', 'smoke-signal')),
    ];
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    const options = { ...compilerOptions, incremental: false, tsBuildInfoFile: undefined, declaration: false };
    const indexes = REGISTRIES.map(({ directory }) => `${directory}/index.ts`);
    const tsconfig = { compilerOptions: options, files: [...written, ...indexes] };
    writeFileSync(scratch.path('tsconfig.json'), JSON.stringify(tsconfig));
    run('tsc', '-p', 'tsconfig.json');
    run('biome', 'ci', ...written, ...indexes);
    const tests = written.filter((path) => path.startsWith('test/'));
    assert.equal(tests.length, 4);
    const compiled = tests.map((path) => `build/${path.replace(/\.ts$/, '.js')}`);
    assert.match(run('mocha', '--no-config', ...compiled), /10 passing/);
    assert.match(read('src/probes/index.ts'), /import \{ moonPhaseProbe \}[\s\S]* PROBES[\s\S]* moonPhaseProbe\b/);
  });

  it('makes a rule in a pack of its own, or adds it to a pack', async () => {
    assert.deepEqual(await scaffold(scratch.path(), 'rule', 'tea-gone'), ['rules/tea-gone.yaml']);
    assert.deepEqual(await scaffold(scratch.path(), 'rule', 'tea-gone/cup-gone'), ['rules/tea-gone.yaml']);
    const pack = readPack({ name: 'rules/tea-gone.yaml', text: read('rules/tea-gone.yaml') });
    assert.deepEqual(pack.mistakes, []);
    assert.deepEqual(
      pack.declarations.map(({ definition }) => definition.id),
      ['tea-gone', 'cup-gone'],
    );
  });

  it('refuses what exists, in whatever folder, and what makes no sense, and writes nothing', async () => {
    await scaffold(scratch.path(), 'probe', 'os/moon-phase');
    await scaffold(scratch.path(), 'rule', 'tea-gone');
    const before = read('src/probes/index.ts');
    const refused = async (kind: string, name: string, message: RegExp) => {
      await assert.rejects(scaffold(scratch.path(), kind, name), (error: unknown) => {
        assert.ok(error instanceof ScaffoldError);
        assert.match(error.message, message);
        return true;
      });
    };
    await refused('probe', 'machine/moon-phase', /a probe 'moon-phase' exists/);
    await refused('rule', 'other/tea-gone', /a rule 'tea-gone' exists/);
    await refused('probe', 'engine', /src\/probes\/engine\.ts exists/);
    await refused('planet', 'mars', /there is no kind 'planet'; there are probe, provider, rule, reporter/);
    await refused('constructor', 'mars', /there is no kind/);
    await refused('probe', 'Mars', /'Mars' is no name/);
    assert.equal(read('src/probes/index.ts'), before);
  });
});

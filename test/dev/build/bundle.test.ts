import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeBundle } from '../../../src/dev/build/bundle.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('writeBundle', () => {
  const scratch = scratchDirectory();
  const project = () => {
    scratch.write('package.json', '{"type": "module"}');
    scratch.write('node_modules/@some/old/package.json', '{}');
    scratch.write('node_modules/@some/old/index.js', "module.exports = require('node:path').basename;");
    scratch.write('node_modules/systeminformation/index.js', 'module.exports = 1;');
    scratch.write(
      'src/shared.ts',
      "import old from '@some/old'; export const name = (path: string): string => old(path);",
    );
    scratch.write(
      'src/bin/start.ts',
      [
        "import { name } from '../shared.js';",
        'const tagged = (all: TemplateStringsArray) => all[0];',
        "export const start = () => [name('/a/b'), tagged`\u2026`, '\u2026', /^[\u25cf]$/.test('\u25cf')].join(' ');",
      ].join('\n'),
    );
    scratch.write('src/bin/run.ts', "import { name } from '../shared.js'; console.log(name('/x/y'));");
    scratch.write('src/bin/thread.ts', "import { name } from '../shared.js'; export { name };");
    scratch.write(
      'src/index.ts',
      "export { name } from './shared.js'; export const live = () => import('systeminformation');",
    );
    scratch.write('src/commands/rules/list.ts', "import { name } from '../../shared.js'; export default name;");
    return writeBundle(scratch.path(), scratch.path('dist'));
  };

  it('makes an executable, a library and one file a command, what they share in chunks', async () => {
    await project();
    const files = readdirSync(scratch.path('dist'), { recursive: true, encoding: 'utf8' });
    for (const file of ['bin/run.js', 'bin/thread.js', 'index.js', 'commands/rules/list.js'])
      assert.ok(files.includes(file), file);
    assert.equal(statSync(scratch.path('dist/bin/run.js')).mode & 0o111, 0o111);
    assert.equal(spawnSync(process.execPath, [scratch.path('dist/bin/run.js')], { encoding: 'utf8' }).stdout, 'y\n');
  });

  it('puts what the executable runs into one file, with the commands by their ids', async () => {
    await project();
    const file = scratch.path('dist/bin/program.cjs');
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^\/\* [0-9a-f]{64} \*\/\n/);
    assert.doesNotMatch(text, /[^\n -~]/);
    const script = `const file = ${JSON.stringify(file)}; const module = { exports: {} };
      const program = require('node:vm').runInThisContext(require('node:fs').readFileSync(file, 'latin1'));
      program(module.exports, require, module, file);
      const { start, commands } = module.exports;
      commands['rules:list']().then((list) => console.log(start(), Object.keys(commands), list.default('/x/y')))`;
    const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.equal(run.stdout, "b \u2026 \u2026 true [ 'rules:list' ] y\n");
  });

  it('returns the packages that went in, and leaves out what is imported only when used', async () => {
    assert.deepEqual(await project(), ['node_modules/@some/old']);
    assert.match(readFileSync(scratch.path('dist/index.js'), 'utf8'), /import\("systeminformation"\)/);
  });
});

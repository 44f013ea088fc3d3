import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { packageRoot } from '../../src/providers/package-root.js';
import { scratchDirectory } from '../support/scratch.js';

describe('the top directory of the package', () => {
  const { path, write } = scratchDirectory();

  /** What the module answers, or the error that it throws, when it lies in a package of its own. */
  function askIn(directory: string): string {
    for (const file of ['providers/package-root.js', 'model/problem.js']) {
      const at = path(join(directory, 'dist/src', file));
      mkdirSync(dirname(at), { recursive: true });
      copyFileSync(join(ROOT, 'build/src', file), at);
    }
    symlinkSync(join(ROOT, 'node_modules'), path(join(directory, 'node_modules')));
    const module = JSON.stringify(path(join(directory, 'dist/src/providers/package-root.js')));
    const script = `
      const { packageRoot } = await import(${module});
      try { console.log(packageRoot()); } catch (error) { console.log([error.name, error.message, error.advice].join('\\n')); }
    `;
    return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trimEnd();
  }

  it('is the one that holds this code', () => {
    assert.equal(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).name, 'hostdrift');
    assert.equal(realpathSync(packageRoot()), realpathSync(ROOT));
  });

  it('is found from wherever in the package the code lies, past directories that only look like it', () => {
    write('installed/package.json', '{"type":"module"}');
    write('installed/rules/pack.yaml', '');
    write('installed/dist/package.json', '{"type":"module"}');
    write('installed/dist/src/rules/index.js', '');
    assert.equal(askIn('installed'), realpathSync(path('installed')));
  });

  it('is missed by name where the rules were not installed', () => {
    write('broken/package.json', '{"type":"module"}');
    assert.deepEqual(askIn('broken').split('\n'), [
      'EnvironmentError',
      'hostdrift is not installed completely: its rules are missing',
      'Install it again.',
    ]);
  });
});

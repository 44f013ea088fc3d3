import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../src/dev/root.js';

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

/**
 * Whether a module does something, and so needs a test of its own. What tsc left of it tells: types leave nothing,
 * schemas and lists no function. A script that exports nothing is tested by running it, and by tests of what it calls.
 */
function behaves(file: string): boolean {
  const code = readFileSync(join(ROOT, 'build/src', file.replace(/\.ts$/, '.js')), 'utf8');
  const exportsSomething = /^export (?!\{\s*\})/m.test(code);
  return exportsSomething && /=>|\bfunction\b|\bclass \w/.test(code);
}

describe('completeness', () => {
  it('finds a test of its own for every module that does something', () => {
    const missing = sources
      .filter(behaves)
      .map((file) => `test/${file.replace(/\.ts$/, '.test.ts')}`)
      .filter((test) => !existsSync(join(ROOT, test)));
    assert.deepEqual(missing, []);
  });

  it('has no test of a file that is gone', () => {
    const rooms = new Set(sources.map((file) => file.split('/')[0]));
    const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && file.includes('/') && rooms.has(file.split('/')[0] ?? ''))
      .map((file) => file.replace(/\.test\.ts$/, '.ts'));
    assert.deepEqual(
      tests.filter((file) => !sources.includes(file)),
      [],
    );
  });

  it('names every file in lower case with hyphens', () => {
    assert.deepEqual(
      sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(file))),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { unpackedProgram } from '../../src/providers/unpacked-program.js';
import { scratchDirectory } from '../support/scratch.js';

const files = new Map([
  ['package.json', Buffer.from('{}')],
  ['dist/bin/run.js', Buffer.from('run')],
]);
const packed = gzipSync(serialize(files));

describe('the program of a single-file executable', () => {
  const scratch = scratchDirectory();
  const before = process.env.XDG_CACHE_HOME;
  beforeEach(() => {
    process.env.XDG_CACHE_HOME = scratch.path('cache');
  });
  afterEach(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });

  it('is laid out once, for this user alone', () => {
    const directory = unpackedProgram(packed);
    assert.ok(directory.startsWith(scratch.path('cache/hostdrift/program-')));
    assert.equal(readFileSync(join(directory, 'dist/bin/run.js'), 'utf8'), 'run');
    assert.equal(statSync(directory).mode & 0o077, 0);
    const { ino } = statSync(directory);
    assert.equal(unpackedProgram(packed), directory);
    assert.equal(statSync(directory).ino, ino);
    assert.equal(readdirSync(join(directory, '..')).length, 1);
  });

  it('is not taken from where others can write, nor from behind a home that is not there', () => {
    const directory = unpackedProgram(packed);
    chmodSync(directory, 0o777);
    assert.notEqual(unpackedProgram(packed), directory);
    process.env.XDG_CACHE_HOME = scratch.path('nowhere/cache');
    assert.ok(existsSync(join(unpackedProgram(packed), 'package.json')));
    assert.ok(!existsSync(scratch.path('nowhere')));
  });

  it('goes with the process where it cannot be kept', () => {
    mkdirSync(scratch.path('tmp'));
    const module = new URL('../../src/providers/unpacked-program.js', import.meta.url).href;
    const script = `const { unpackedProgram } = await import(${JSON.stringify(module)});
      console.log(unpackedProgram(Buffer.from('${packed.toString('base64')}', 'base64')));`;
    const env = { XDG_CACHE_HOME: '/dev/null/cache', TMPDIR: scratch.path('tmp') };
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env });
    assert.ok(stdout.startsWith(scratch.path('tmp/hostdrift-')), stdout);
    assert.deepEqual(readdirSync(scratch.path('tmp')), []);
  });
});

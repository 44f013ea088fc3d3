import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';

/** What a shell said of one line. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status, or the name of the signal that ended it. */
  readonly status: number | string;
}

/**
 * Runs `line` in `sh`, in `directory`, where `hostdrift` is the built program. Nothing of the environment of the tests
 * changes the output: no colour, English, and none of our variables.
 */
export function shell(directory: string, line: string): Said {
  const bin = join(directory, '.bin');
  mkdirSync(bin, { recursive: true });
  const program = join(bin, 'hostdrift');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/bin/run.js')}' "$@"\n`);
  chmodSync(program, 0o755);
  const { PATH, HOME, NODE_V8_COVERAGE } = process.env;
  const env = {
    PATH: `${bin}${delimiter}${PATH}`,
    HOME,
    NODE_V8_COVERAGE,
    TMPDIR: directory,
    SOURCE_DATE_EPOCH: '1700000000',
  };
  const run = spawnSync('sh', ['-c', line], { cwd: directory, env, encoding: 'utf8', input: '', maxBuffer: 1 << 28 });
  return { stdout: run.stdout, stderr: run.stderr, status: run.status ?? run.signal ?? 'nothing' };
}

/**
 * Runs every command of the transcript `name` again and compares what is said with what is written: lines that start
 * with `$ ` are commands, `! ` goes before standard error, and `[N]` is the exit status where it is not 0.
 * With `UPDATE_TRANSCRIPTS=1` the transcript is written anew, so that a new case is one new line.
 */
export function assertTranscript(name: string, directory: string): void {
  const path = join(ROOT, 'test/transcripts', `${name}.txt`);
  const expected = readFileSync(path, 'utf8');
  const parts = expected.split('\n').filter((line) => /^[$#] /.test(line));
  const actual = parts
    .map((line) => (line.startsWith('#') ? `${line}\n` : told(line, shell(directory, line.slice(2)))))
    .join('\n');
  if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(path, actual);
  else assert.equal(actual, expected, `${name}: if this is right, refresh it with UPDATE_TRANSCRIPTS=1`);
}

function told(line: string, { stdout, stderr, status }: Said): string {
  const errors = stderr === '' ? '' : `${stderr.trimEnd().replace(/^/gm, '! ').replace(/ +$/gm, '')}\n`;
  const end = status === 0 ? '' : `[${status}]\n`;
  // Output that would be read as a command of the transcript, or that does not end its line, is a mistake by itself.
  const output = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}(no newline)\n`;
  return `${line}\n${output.replace(/^(?=[$#] )/gm, '\\')}${errors}${end}`;
}

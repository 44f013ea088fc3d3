import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { TOOL } from '../../src/model/tool.js';
import { writeEnvironments } from './environments.js';
import { pendingUnless } from './pending.js';

/** What a shell said of one line. */
interface Said {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status, or the name of the signal that ended it. */
  readonly status: number | string;
}

/**
 * Runs `line` in `sh`, in `directory`, where `hostdrift` is the built program. Nothing of the environment of the tests
 * changes the output: no colour, no locale, and none of our variables.
 */
function shell(directory: string, line: string): Promise<Said> {
  const { PATH, HOME, NODE_V8_COVERAGE } = process.env;
  const path = `${join(directory, '.bin')}${delimiter}${PATH}`;
  const env = { PATH: path, HOME, NODE_V8_COVERAGE, TMPDIR: directory, SOURCE_DATE_EPOCH: '1700000000' };
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', line], { cwd: directory, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, status: error?.code ?? error?.signal ?? 0 });
    });
    child.stdin?.end();
  });
}

/** Puts `hostdrift` where {@link shell} finds it. */
function installProgram(directory: string): void {
  mkdirSync(join(directory, '.bin'));
  const program = join(directory, '.bin/hostdrift');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/bin/run.js')}' "$@"\n`);
  chmodSync(program, 0o755);
}

/**
 * Runs every command of the transcript `name` again and compares what is said with what is written: `$ ` is before
 * commands, `! ` before standard error, `# ` before remarks, and `[N]` is the exit status where it is not 0.
 * With `UPDATE_TRANSCRIPTS=1` the transcript is written anew, so that a new case is one new line.
 */
export function itSaysAsWritten(name: string): void {
  it(`says what is in test/transcripts/${name}.txt`, async function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
    this.timeout(60_000);
    const path = join(ROOT, 'test/transcripts', `${name}.txt`);
    const expected = readFileSync(path, 'utf8');
    const directory = mkdtempSync(join(tmpdir(), 'hostdrift-transcript-'));
    try {
      installProgram(directory);
      writeEnvironments(directory);
      const actual = await again(expected, directory);
      if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(path, actual);
      else assert.equal(actual, expected, `${name}: if this is right, refresh it with UPDATE_TRANSCRIPTS=1`);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}

/** The commands and remarks of a transcript, with what the commands say now. */
async function again(transcript: string, directory: string): Promise<string> {
  const lines = transcript.split('\n').filter((line) => /^[$#] /.test(line));
  const parts = lines.map((line) => (line.startsWith('#') ? `${line}\n` : ''));
  const waiting = [...lines.keys()].filter((index) => parts[index] === '');
  // Lines do not depend on each other, so that as many run at once as there are processors.
  const work = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const line = lines[index] ?? '';
      parts[index] = told(line, await shell(directory, line.slice(2)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return parts.join('\n');
}

/** What changes with a release or with the machine, and says nothing about the program. */
function steady(text: string): string {
  return text
    .replaceAll(TOOL.version, 'VERSION')
    .replace(/, \d+\.\d s$/gm, ', N s')
    .replace(/\bhostdrift\/VERSION .*$/gm, 'hostdrift/VERSION PLATFORM');
}

function told(line: string, { stdout, stderr: all, status }: Said): string {
  // On a busy machine a phase may last long enough to be told of.
  const stderr = all.replace(/^[^\n]+: [a-z]+ \d+(\/\d+)? \.\.\.\n/gm, '');
  const errors = stderr === '' ? '' : `${stderr.trimEnd().replace(/^/gm, '! ').replace(/ +$/gm, '')}\n`;
  const end = status === 0 ? '' : `[${status}]\n`;
  // Output that would be read as a command of the transcript, or that does not end its line, is a mistake by itself.
  const output = stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}(no newline)\n`;
  return steady(`${line}\n${output.replace(/^(?=[$#] )/gm, '\\')}${errors}${end}`);
}

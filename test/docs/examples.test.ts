import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, lineOf } from '../../src/dev/generate/commands-page.js';
import { ROOT } from '../../src/dev/root.js';
import { pendingUnless } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';

interface Listed {
  readonly id: string;
  readonly examples?: readonly Example[];
}

/** What only the reader has: then the answer is that it is not there, and not that the command is not understood. */
const OF_THE_READER =
  /img\.tar|web-prod|web1|dir:\/srv|\.\/(dist|bin)|customer|accepted|report\.json|registry:|our-rules/;

/** The whole of this machine takes minutes; the rest of a line is the same with a snapshot in its place. */
const ofThisMachine = (line: string) => line.replace(/\bhost\b(?!\w)/g, 'example-site');

describe('the examples of --help', function () {
  this.timeout(300_000);
  const scratch = scratchDirectory();
  const text = readFileSync(join(ROOT, 'oclif.manifest.json'), 'utf8');
  const { commands } = JSON.parse(text) as { commands: Readonly<Record<string, Listed>> };
  const lines = Object.values(commands).flatMap(({ examples = [] }) => examples.map(lineOf));

  for (const line of new Set(lines)) {
    it(`can be typed: ${line}`, function () {
      pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
      mkdirSync(scratch.path('bin'));
      const program = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/bin/run.js')}' "$@"\n`;
      writeFileSync(scratch.path('bin/hostdrift'), program, { mode: 0o755 });
      mkdirSync(scratch.path('.config/fish/completions'), { recursive: true });
      const { status, stderr, stdout } = spawnSync('bash', ['-c', ofThisMachine(line)], {
        cwd: scratch.path(),
        encoding: 'utf8',
        input: '',
        env: { PATH: `${scratch.path('bin')}:/usr/bin:/bin`, HOME: scratch.path() },
        maxBuffer: 1 << 28,
      });
      assert.doesNotMatch(stderr, /Usage:|there is no (flag|command)|unexpected error|^ {4}at /m);
      const isAsking = line.endsWith(' init');
      const isThere = !OF_THE_READER.test(line) && !isAsking;
      assert.ok(
        isThere ? status === 0 || status === 1 : status === 2 || status === 0,
        `${status}\n${stdout}\n${stderr}`,
      );
    });
  }
});

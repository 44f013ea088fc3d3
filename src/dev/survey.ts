import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.js';
import { type Answer, surveyModule } from './survey/merge.js';
import { PHP_REPORT, type PhpAnswer, phpSurveyModule } from './survey/php.js';
import { REPORT } from './survey/report.js';

/** What the interpreter that a command starts says of itself: it reads the question as its program. */
function ask<T>(command: string, question: string, options: readonly string[]): T {
  const [program = '', ...words] = command.split(' ');
  const run = spawnSync(program, [...words, ...options], {
    input: question,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH },
  });
  if (run.status !== 0) throw new Error(`${command} failed: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as T;
}

/** By language: the file that is renewed, and its text from what the commands answer. */
const SURVEYS: Readonly<Record<string, readonly [file: string, text: (commands: readonly string[]) => string]>> = {
  node: [
    'src/formats/node/surveyed.ts',
    (commands) => surveyModule(commands.map((one) => ask<Answer>(one, REPORT, ['--expose-internals', '-']))),
  ],
  php: [
    'src/formats/php/surveyed.ts',
    (commands) => phpSurveyModule(commands.map((one) => ask<PhpAnswer>(one, PHP_REPORT, []))),
  ],
};

/**
 * Renews what is known of the releases of a language by asking them: `npm run survey -- node|php COMMAND...`, each the
 * path of a program or a command that starts one (`chroot ROOT php`). Of Node.js at least one of each major release belongs
 * in it; of PHP with all extensions that are to be known.
 */
async function main([language = '', ...commands]: readonly string[]): Promise<void> {
  const [file, text] = SURVEYS[language] ?? [];
  if (file === undefined || text === undefined || commands.length === 0) {
    throw new Error('usage: npm run survey -- node|php COMMAND...');
  }
  await writeFile(join(ROOT, file), text(commands));
}

await main(process.argv.slice(2));

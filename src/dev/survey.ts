import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.js';
import { type Answer, surveyModule } from './survey/merge.js';
import { REPORT } from './survey/report.js';

/** What the Node.js that a command starts says of itself. */
function ask(command: string): Answer {
  const [program = '', ...words] = command.split(' ');
  const run = spawnSync(program, [...words, '--expose-internals', '-'], {
    input: REPORT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH },
  });
  if (run.status !== 0) throw new Error(`${command} failed: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as Answer;
}

/**
 * Renews what is known of the releases of Node.js by asking them: `npm run survey -- COMMAND...`, each the path of a program
 * or a command that starts one (`chroot ROOT node`). At least one of each major release belongs in it.
 */
async function main(commands: readonly string[]): Promise<void> {
  if (commands.length === 0) throw new Error('usage: npm run survey -- COMMAND...');
  await writeFile(join(ROOT, 'src/formats/node/surveyed.ts'), surveyModule(commands.map(ask)));
}

await main(process.argv.slice(2));

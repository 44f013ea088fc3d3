import { KIND_NAMES, ScaffoldError, scaffold } from './new/scaffold.js';
import { ROOT } from './root.js';

const USAGE = `Usage: npm run new ${KIND_NAMES.join('|')} [FOLDER/]NAME

Writes code and test of a new thing and registers it. NAME is lower case with hyphens: time-zone.
`;

const [kind, name, ...rest] = process.argv.slice(2);
if (kind === undefined || name === undefined || rest.length > 0) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    const paths = await scaffold(ROOT, kind, name);
    process.stdout.write(`${paths.join('\n')}\nFill in what is special to it, then: npm test\n`);
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}

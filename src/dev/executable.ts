import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeExecutable } from './executable/write.js';
import { ROOT } from './root.js';

/** Makes an executable that needs no Node.js: `npm run executable -- [--node PROGRAM] [FILE]`. */
const { values, positionals } = parseArgs({ options: { node: { type: 'string' } }, allowPositionals: true });
const file = resolve(positionals[0] ?? join(ROOT, `build/hostdrift-${process.platform}-${process.arch}`));
await mkdir(join(ROOT, 'build'), { recursive: true });
const bytes = await writeExecutable(ROOT, resolve(values.node ?? process.execPath), file);
process.stdout.write(`${relative('', file)}: ${Math.round(bytes / 1e6)} MB\n`);

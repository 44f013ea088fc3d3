import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBundle } from './build/bundle.js';
import { writeLicences } from './build/licences.js';
import { packageFigures } from './build/package-files.js';
import { writeRules } from './build/rules.js';
import { writeSchemas } from './build/schemas.js';
import { removeStale } from './build/stale.js';
import { writeTypes } from './build/types.js';
import { ROOT } from './root.js';

/** Makes `dist/`, what is published, from `src/` and from what tsc left in `build/`. */
const made = join(ROOT, 'build/dist');
const dist = join(ROOT, 'dist');
await removeStale(ROOT);
await rm(made, { recursive: true, force: true });
const packages = await writeBundle(ROOT, made);
await Promise.all([
  writeLicences(ROOT, packages, join(made, 'LICENCES.txt')),
  writeRules(ROOT, join(made, 'rules.json')),
  writeSchemas(join(made, 'schemas')),
  writeTypes(join(ROOT, 'build/src'), 'index.d.ts', join(made, 'types')),
]);
// Only when all of it is there: a failed build leaves the last one working.
await rm(dist, { recursive: true, force: true });
await rename(made, dist);
process.stdout.write(`package: ${packageFigures(ROOT)}\n`);

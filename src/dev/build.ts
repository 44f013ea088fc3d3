import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBundle } from './build/bundle.js';
import { writeLicences } from './build/licences.js';
import { writeSchemas } from './build/schemas.js';
import { writeTypes } from './build/types.js';
import { ROOT } from './root.js';

/** Makes `dist/`, what is published, from `src/` and from what tsc left in `build/`. */
const dist = join(ROOT, 'dist');
await rm(dist, { recursive: true, force: true });
const packages = await writeBundle(ROOT, dist);
await Promise.all([
  writeLicences(ROOT, packages, join(dist, 'LICENCES.txt')),
  writeSchemas(join(dist, 'schemas')),
  writeTypes(join(ROOT, 'build/src'), 'index.d.ts', join(dist, 'types')),
]);

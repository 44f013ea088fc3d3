import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencePages } from './generate/reference.js';
import { ROOT } from './root.js';

/** Rewrites the pages of the reference that follow from the code. */
for (const [path, text] of await referencePages()) await writeFile(join(ROOT, path), text);

import { fileURLToPath } from 'node:url';

/** Root of the project, seen from the compiled file in `build/src/dev/`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

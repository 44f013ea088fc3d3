import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/** Modules of Node that take long to load, most of which a run does not use although it loads who would. */
const HEAVY = [
  ...['child_process', 'crypto', 'http', 'https', 'net', 'readline', 'readline/promises', 'tls', 'worker_threads'],
  'zlib',
];

/** Loads the heavy modules of Node when something of them is first used. For bundles in CommonJS. */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    const require = createRequire(import.meta.url);
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${HEAVY.join('|')})$`) }, ({ path, namespace }) =>
      namespace === 'lazy-builtin'
        ? { path, external: true }
        : { path: path.replace(/^node:/, ''), namespace: 'lazy-builtin' },
    );
    onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => {
      const names = JSON.stringify(Object.keys(require(`node:${path}`) as object));
      const get = `() => require('node:${path}')[name]`;
      return {
        contents: `for (const name of ${names}) Object.defineProperty(exports, name, { enumerable: true, get: ${get} });`,
      };
    });
  },
};

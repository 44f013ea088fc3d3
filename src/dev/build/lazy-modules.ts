import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/** Modules of Node that take long to load, most of which a run does not use although it loads who would. */
const HEAVY = [
  ...['child_process', 'crypto', 'http', 'https', 'net', 'readline', 'readline/promises', 'tls', 'worker_threads'],
  'zlib',
];

/** Packages that oclif loads at every start, for what it does when it looks for plugins, shows help or runs on Windows. */
const SELDOM = ['cli-spinners', 'ejs', 'minimatch', 'semver', 'tinyglobby', 'wsl-utils'];

/** Of a seldom used package what is used at every start, and the package that it has it from. */
const FROM: Readonly<Record<string, string>> = { isWsl: "require('is-wsl').default" };

/** Loads heavy modules of Node and packages that are seldom used when something of them is first used. For bundles in CommonJS. */
export const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup({ onResolve, onLoad }) {
    const require = createRequire(import.meta.url);
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${HEAVY.join('|')})$`) }, ({ path, namespace }) =>
      namespace === 'lazy-module'
        ? { path, external: true }
        : { path: `node:${path.replace(/^node:/, '')}`, namespace: 'lazy-module' },
    );
    onResolve({ filter: new RegExp(`^(?:${SELDOM.join('|')})$`) }, ({ path, namespace }) =>
      // The second time it is asked for by what is loaded below.
      namespace === 'lazy-module' ? undefined : { path, namespace: 'lazy-module' },
    );
    onLoad({ filter: /.*/, namespace: 'lazy-module' }, ({ path }) => {
      const module = require(path) as object;
      const names = JSON.stringify(Object.keys(module).filter((name) => name !== '__esModule' && !(name in FROM)));
      const known = Object.keys(FROM).filter((name) => name in module);
      const get = `() => require('${path}')[name]`;
      const lines = [
        // Asked where it is imported, and must not load it.
        '__esModule' in module ? "Object.defineProperty(exports, '__esModule', { value: true });" : '',
        ...known.map(
          (name) => `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${FROM[name]} });`,
        ),
        `for (const name of ${names}) Object.defineProperty(exports, name, { enumerable: true, get: ${get} });`,
      ];
      return { contents: lines.join('\n'), resolveDir: import.meta.dirname };
    });
  },
};

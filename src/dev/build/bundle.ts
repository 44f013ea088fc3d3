import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { lazyModules } from './lazy-modules.js';

/** Left to the package manager: large, seldom used, and imported only by who needs it. */
export const EXTERNAL = ['systeminformation'];

/** CommonJS packages (oclif's core) call `require`, which an ES module does not have. */
const REQUIRE = [
  "import { createRequire as createRequireForBundle } from 'node:module';",
  'const require = createRequireForBundle(import.meta.url);',
].join('\n');

/** What all bundles share. */
const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Packages that have both are bundled as ES modules: of others esbuild cannot follow every require.
  mainFields: ['module', 'main'],
  external: EXTERNAL,
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles the entry points of `root`/src (the executable, the library, each command) into `outdir`, split so that a
 * command loads only what it uses, and what the executable runs once more in one file.
 * Returns the directories of the packages that went into the bundles, relative to `root`, sorted.
 */
export async function writeBundle(root: string, outdir: string): Promise<readonly string[]> {
  const all = await commands(root);
  const entryPoints = ['src/bin/run.ts', 'src/bin/thread.ts', 'src/index.ts', ...all];
  const { metafile } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints,
    outbase: 'src',
    outdir: relative(root, outdir),
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    banner: { js: REQUIRE },
  });
  await chmod(join(outdir, 'bin/run.js'), 0o755);
  const program = await writeProgram(root, all, join(outdir, 'bin/program.cjs'));
  return [...new Set([...packagesIn(metafile), ...packagesIn(program)])].sort();
}

/**
 * Bundles `start` and the commands into one CommonJS file, of which compiled code can be kept (see `loadCompiled`): its
 * first line tells it from any other build.
 */
async function writeProgram(root: string, all: readonly string[], outfile: string): Promise<Metafile> {
  const table = all.map((path) => `${JSON.stringify(idOf(path))}: () => import('./${path}')`);
  const contents = `export { start } from './src/bin/start.ts';\nexport const commands = {${table.join(', ')}};`;
  const { metafile } = await build({
    ...COMMON,
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile: relative(root, outfile),
    format: 'cjs',
    charset: 'ascii',
    plugins: [lazyModules],
    define: { 'import.meta.url': 'programUrl' },
    // What `loadCompiled` calls: a text of megabytes is not put together once more at every start.
    banner: {
      js: "(function(exports,require,module,__filename){'use strict'; const programUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
  });
  const text = escaped(await readFile(outfile, 'utf8'));
  await writeFile(outfile, `/* ${createHash('sha256').update(text).digest('hex')} */\n${text}`);
  return metafile;
}

/**
 * The program in ASCII, as which it is read: esbuild leaves what stands in regular expressions and in tagged templates, where
 * an escape means the same.
 */
function escaped(program: string): string {
  return program.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `rules:test` for `src/commands/rules/test.ts`, `rules` for the `index.ts` beside it, as oclif calls them. */
function idOf(path: string): string {
  const name = path.replace(/^src\/commands\//, '').replace(/\.ts$/, '');
  return name.replace(/\/index$/, '').replaceAll('/', ':');
}

async function commands(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'src/commands'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `src/commands/${name}`);
}

/** Directories of the packages whose code is in the outputs: up to the name after an input's last `node_modules/`. */
function packagesIn(metafile: Metafile): readonly string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const directories = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
  return [...new Set(directories)].sort();
}

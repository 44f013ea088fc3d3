import { chmod, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** Left to the package manager: large, seldom used, and imported only by who needs it. */
const EXTERNAL = ['systeminformation'];

/** CommonJS packages (oclif's core) call `require`, which an ES module does not have. */
const REQUIRE = [
  "import { createRequire as createRequireForBundle } from 'node:module';",
  'const require = createRequireForBundle(import.meta.url);',
].join('\n');

/**
 * Bundles the entry points of `root`/src (the executable, the library, each command, since oclif loads commands by
 * file) into `outdir`, split so that a command loads only what it uses.
 * Returns the directories of the packages that went into the bundle, relative to `root`, sorted.
 */
export async function writeBundle(root: string, outdir: string): Promise<readonly string[]> {
  const entryPoints = ['src/bin/run.ts', 'src/bin/thread.ts', 'src/index.ts', ...(await commands(root))];
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outbase: 'src',
    outdir: relative(root, outdir),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Packages that have both are bundled as ES modules: of others esbuild cannot follow every require.
    mainFields: ['module', 'main'],
    external: EXTERNAL,
    banner: { js: REQUIRE },
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
  });
  await chmod(join(outdir, 'bin/run.js'), 0o755);
  return packagesIn(metafile);
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

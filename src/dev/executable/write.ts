import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { EXTERNAL } from '../build/bundle.js';
import { packageFiles } from '../build/package-files.js';

/** Where Node of every release since 18.16 looks for a script of its own, and the mark in its program that says whether there is one. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const RESOURCE = 'NODE_SEA_BLOB';

/** Whether a program can be given a script: a Node that is one file, not one that lives in a shared library. */
export function canCarryScript(node: string): boolean {
  return readFileSync(node).includes(FUSE);
}

/**
 * Writes an executable to `file`: the program `node`, with the built package of `root` and what it needs inside (Node's
 * single executable applications). Returns its size in bytes. Throws where Node or postject fails.
 */
export async function writeExecutable(root: string, node: string, file: string): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'hostdrift-executable-'));
  const at = (name: string): string => join(directory, name);
  try {
    writeFileSync(at('program'), gzipSync(serialize(programFiles(root)), { level: 9 }));
    await build({
      entryPoints: [join(root, 'src/bin/executable.ts')],
      outfile: at('main.cjs'),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      logLevel: 'warning',
    });
    const assets = { program: at('program') };
    const config = { main: at('main.cjs'), output: at('blob'), disableExperimentalSEAWarning: true, assets };
    writeFileSync(at('sea.json'), JSON.stringify(config));
    // By that very Node: the form of the blob is its own affair.
    execFileSync(node, ['--experimental-sea-config', at('sea.json')], { stdio: ['ignore', 'ignore', 'pipe'] });
    copyFileSync(node, at('executable'));
    chmodSync(at('executable'), 0o755);
    const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
    const words = [postject, at('executable'), RESOURCE, at('blob'), '--sentinel-fuse', FUSE];
    execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    copyFileSync(at('executable'), file);
    return statSync(file).size;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** All files that are published, and those of the packages that are not bundled, as they are installed. */
function programFiles(root: string): ReadonlyMap<string, Uint8Array> {
  const paths = EXTERNAL.flatMap((name) =>
    packageFiles(join(root, 'node_modules', name)).map((path) => `node_modules/${name}/${path}`),
  );
  const all = [...packageFiles(root), ...paths].filter((path) => !path.endsWith('.d.ts')).sort();
  return new Map(all.map((path) => [path, readFileSync(join(root, path))]));
}

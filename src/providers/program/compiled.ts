import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, Script } from 'node:vm';
import { userCache } from '../user-cache.js';

/** A program that was loaded, and what keeps the code that V8 made of it. */
export interface CompiledProgram {
  readonly exports: unknown;
  /** Keeps what is compiled by now for the next time, unless that was there already. Never throws. */
  keep(): void;
}

/**
 * Loads the file at `path`: a function of `exports`, `require`, `module` and `__filename`, as Node makes one of CommonJS, in
 * ASCII and behind a comment that tells it from every other build.
 * V8 need not compile again what it compiled in an earlier run under the same `name`: that lies in the user's cache, where
 * there is one. Node has this for modules of its own from 22.1 on, in a directory that all users share.
 */
export function loadCompiled(path: string, name: string, env: NodeJS.ProcessEnv = process.env): CompiledProgram {
  const source = readFileSync(path, 'latin1');
  const build = source.slice(0, source.indexOf('\n'));
  const file = env.NODE_DISABLE_COMPILE_CACHE === '1' ? undefined : cacheFile(name, env);
  const cachedData = file === undefined ? undefined : readCache(file, build);
  const script = new Script(source, {
    filename: path,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(path), module, path);
  const isKnown = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    exports: module.exports,
    keep: () => {
      if (file !== undefined && !isKnown) writeCache(file, build, script.createCachedData());
    },
  };
}

function cacheFile(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const directory = userCache('code', env);
  return directory === undefined ? undefined : join(directory, `${name}-${process.version}-${process.arch}`);
}

/** V8 looks whether it is its own; of the text that it was made of it knows the length alone. */
function readCache(file: string, build: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.length - build.length;
    return bytes.toString('latin1', Math.max(end, 0)) === build ? bytes.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}

function writeCache(file: string, build: string, code: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([code, Buffer.from(build, 'latin1')]), { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // A full disk, for example; then it is compiled again.
    rmSync(unfinished, { force: true });
  }
}

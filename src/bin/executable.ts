import { join } from 'node:path';
import { getAsset } from 'node:sea';
import { pathToFileURL } from 'node:url';
import { constants, runInThisContext } from 'node:vm';
import { unpackedProgram } from '../providers/unpacked-program.js';

/**
 * Imports from disk: by itself the script of a single-file executable imports only what is built into Node. Node warns that
 * this way is an experiment, which is nothing to whoever runs the executable: the Node is the one that it was tried with.
 */
const { emitWarning } = process;
process.emitWarning = () => undefined;
const load = runInThisContext('(address) => import(address)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (address: string) => Promise<unknown>;

/** The entry of the single-file executable, which carries the package within it (see `npm run executable`). */
const program = join(unpackedProgram(new Uint8Array(getAsset('program'))), 'dist/bin/run.js');
load(pathToFileURL(program).href).catch((error: unknown) => {
  process.stderr.write(`hostdrift: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
process.emitWarning = emitWarning;

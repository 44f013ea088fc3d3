#!/usr/bin/env node
import module from 'node:module';
import { TOOL } from '../model/tool.js';

/** Whoever reads our output may stop reading, as `head` does; the verdict is still worth its exit status. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Runs the command that `argv` names. */
async function start(argv: string[]): Promise<void> {
  const { flush, handle, run } = await import('@oclif/core');
  // An error that no command foresaw, thrown or left behind, is exit status 2: Node's own 1 would say "findings".
  const fail = (error: unknown): Promise<void> => {
    const thrown: Error & { oclif?: { exit?: number } } = error instanceof Error ? error : new Error(String(error));
    return handle(Object.assign(thrown, { oclif: { exit: 2, ...thrown.oclif } }));
  };
  process.once('uncaughtException', fail);
  await run(argv, import.meta.url).then(() => flush(), fail);
}

const argv = process.argv.slice(2);
ignoreClosedPipe(process.stdout);
ignoreClosedPipe(process.stderr);
if (argv.length === 1 && argv[0] === '--version') {
  // Before oclif is loaded: what scripts ask first should cost no more than Node itself.
  process.stdout.write(`${TOOL.name}/${TOOL.version} ${process.platform}-${process.arch} node-${process.version}\n`);
} else {
  // Keeps compiled code between runs from Node 22.1 on; the types are those of the oldest Node that we run on.
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  await start(argv);
}

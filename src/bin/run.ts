#!/usr/bin/env node
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { TOOL } from '../model/tool.js';

/** Whoever reads our output may stop reading, as `head` does; the verdict is still worth its exit status. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const argv = process.argv.slice(2);
ignoreClosedPipe(process.stdout);
ignoreClosedPipe(process.stderr);
if (argv.length === 1 && argv[0] === '--version') {
  // Before oclif is loaded: what scripts ask first should cost no more than Node itself.
  process.stdout.write(`${TOOL.name}/${TOOL.version} ${process.platform}-${process.arch} node-${process.version}\n`);
} else {
  // V8 of Node 20 optimises what a run of a second hardly uses again: 270,336 is four times its patience, and saves a
  // tenth of the processor's time. Later ones have a cheaper compiler for that, and no such option.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=270336');
  // Keeps compiled code between runs from Node 22.1 on; the types are those of the oldest Node that we run on.
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  const { start } = await import('./start.js');
  await start(argv, import.meta.url);
}

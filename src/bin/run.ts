#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { TOOL } from '../model/tool.js';
import type { Program } from './start.js';

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
  const { loadCompiled } = await import('../providers/program/compiled.js');
  // Each command uses other parts of the program: what is compiled for one is kept for that one.
  const name = /^[a-z]{1,20}$/.exec(argv[0] ?? '')?.[0] ?? 'other';
  const program = loadCompiled(fileURLToPath(new URL('./program.cjs', import.meta.url)), name);
  const { start, commands } = program.exports as Program;
  await start(argv, import.meta.url, commands);
  program.keep();
}

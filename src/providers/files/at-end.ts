/** Signals that end a program and that it may clean up after. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is to be done before the process ends. */
const undone = new Set<() => void>();

/**
 * Has `cleanUp`, which waits for nothing, called when the process ends before the returned function is called: by itself,
 * or by Ctrl-C or another signal that it can still hear.
 */
export function atEnd(cleanUp: () => void): () => void {
  if (undone.size === 0) listen();
  undone.add(cleanUp);
  return () => {
    undone.delete(cleanUp);
    if (undone.size === 0) unlisten();
  };
}

function cleanAll(): void {
  for (const cleanUp of undone) cleanUp();
}

function onSignal(signal: NodeJS.Signals): void {
  cleanAll();
  unlisten();
  // Whoever waits for this process is told what ended it.
  process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', cleanAll);
  for (const signal of ENDINGS) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off('exit', cleanAll);
  for (const signal of ENDINGS) process.off(signal, onSignal);
}

import { createHash } from 'node:crypto';
import type { Declaration } from '../declared/rule.js';
import type { PackFile } from './read.js';

/** Declarations that were read and checked before, with what they were read from. */
interface CompiledPacks {
  readonly digest: string;
  readonly declarations: readonly Declaration[];
}

/**
 * The declarations as JSON, for a start that need not read YAML again: that costs several times what everything else
 * about rules does. {@link declarationsOf} takes it only for the packs that it was made from.
 */
export function compilePacks(files: readonly PackFile[], declarations: readonly Declaration[]): string {
  const compiled: CompiledPacks = { digest: digestOf(files), declarations };
  return `${JSON.stringify(compiled)}\n`;
}

/** The declarations that `compiled` holds, or `undefined` when it was not made from exactly these packs. */
export function declarationsOf(compiled: string, files: readonly PackFile[]): readonly Declaration[] | undefined {
  const { digest, declarations } = JSON.parse(compiled) as Partial<CompiledPacks>;
  return digest === digestOf(files) ? declarations : undefined;
}

/** Where the files lie does not count: they are compiled in one place and used in another. */
function digestOf(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(JSON.stringify([name.slice(name.lastIndexOf('/') + 1), text]));
  return hash.digest('hex');
}

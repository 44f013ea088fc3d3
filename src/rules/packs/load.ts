import { EnvironmentError } from '../../model/problem.js';
import type { Declaration } from '../declared/rule.js';
import { byPosition, formatMistake, type Mistake } from './mistake.js';
import { type PackFile, readPack } from './read.js';

/** The declarations of several packs together, and all that is wrong in them, an id that occurs twice included. */
export function readPacks(files: readonly PackFile[]): {
  declarations: readonly Declaration[];
  mistakes: readonly Mistake[];
} {
  const declarations: Declaration[] = [];
  const mistakes: Mistake[] = [];
  const origins = new Map<string, string>();
  for (const file of files) {
    const pack = readPack(file);
    mistakes.push(...pack.mistakes);
    for (const declaration of pack.declarations) {
      const { id } = declaration.definition;
      const first = origins.get(id);
      if (first !== undefined) mistakes.push(duplicate(file.name, declaration, first));
      else declarations.push(declaration);
      origins.set(id, first ?? declaration.origin);
    }
  }
  return { declarations, mistakes: mistakes.sort(byPosition) };
}

function duplicate(file: string, { definition, origin }: Declaration, first: string): Mistake {
  const message = `rule "${definition.id}", id: expected an id that no other rule has; ${first} has the same`;
  return { file, line: Number(origin.slice(origin.lastIndexOf(':') + 1)), column: 1, message };
}

/** As {@link readPacks}. Throws {@link EnvironmentError} that lists every mistake with file, line and column. */
export function loadPacks(files: readonly PackFile[]): readonly Declaration[] {
  const { declarations, mistakes } = readPacks(files);
  if (mistakes.length === 0) return declarations;
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  throw new EnvironmentError(
    [`The rules cannot be used: there is ${count} in them.`, ...mistakes.map(formatMistake)].join('\n'),
    'Correct the rule pack; "hostdrift rules test" checks it again.',
  );
}

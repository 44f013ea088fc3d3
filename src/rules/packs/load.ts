import { EnvironmentError } from '../../model/problem.js';
import { byPosition, formatMistake, type Mistake } from '../../yaml/mistake.js';
import type { Declaration } from '../declared/rule.js';
import { type PackFile, type ReadPack, readPack } from './read.js';

/** Where each id that is taken was defined. */
export type Origins = ReadonlyMap<string, string>;

/** The declarations of several packs together, and all that is wrong in them, an id that is taken included. */
export function readPacks(files: readonly PackFile[], taken: Origins = new Map()): ReadPack {
  const declarations: Declaration[] = [];
  const mistakes: Mistake[] = [];
  const origins = new Map(taken);
  for (const file of files) {
    const pack = readPack(file);
    mistakes.push(...pack.mistakes);
    for (const declaration of pack.declarations) {
      const { id } = declaration.definition;
      const first = origins.get(id);
      if (first === undefined) declarations.push(declaration);
      else mistakes.push(duplicate(file.name, declaration, first));
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
export function loadPacks(files: readonly PackFile[], taken?: Origins): readonly Declaration[] {
  const { declarations, mistakes } = readPacks(files, taken);
  if (mistakes.length === 0) return declarations;
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  throw new EnvironmentError(
    [`The rules cannot be used: there is ${count} in them.`, ...mistakes.map(formatMistake)].join('\n'),
    'Correct the rule pack; "hostdrift rules test" checks it again.',
  );
}

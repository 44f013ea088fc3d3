import type { KeysRead } from '../completeness.js';
import type { RuleDefinition } from '../packs/definition.js';

/** The section whose keys begin with the name of a program, which rules write out. */
const SECTION = 'configuration';

/** A program's name as it begins a text: `'nginx:`. */
const PROGRAM = /['"]([a-z][a-z-]*:)/g;

/**
 * The programs whose settings a rule reads, told from its expressions, so that a file of another program which could not
 * be read leaves it able to decide. A rule that names none is taken to read all.
 */
export function keysRead({ match, when, let: named = {} }: RuleDefinition): KeysRead {
  const texts = [match, when, ...Object.values(named)];
  const programs = texts.flatMap((text = '') => [...text.matchAll(PROGRAM)].map(([, program = '']) => program));
  return programs.length === 0 ? {} : { [SECTION]: [...new Set(programs)].sort() };
}

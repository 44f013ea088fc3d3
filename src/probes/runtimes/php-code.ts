import { type PhpUse, readPhpCode } from '../../formats/php/code.js';
import { originOfClass, originOfFunction } from '../../formats/php/known.js';
import { toText } from '../../formats/text-problem.js';
import { PhpCodeFact } from '../../model/facts/php-code.js';
import type { Probe } from '../../model/probe.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

const LONGEST = 1024 * 1024;
const NAMED = /\.(?:php\d?|phtml|phar\.php)$/;
/** What the system and Composer bring says itself what it needs. */
const ASIDE = /^\/usr\/(?:share|lib)\/|\/vendor\/|\/node_modules\//;
const SCRIPT = /^#![^\n]*\bphp[\d.]*\b/;

/** PHP code that is deployed: which functions and classes of extensions it uses, and what it includes. Nothing of it is run. */
export const phpCodeProbe: Probe<PhpCodeFact, PhpCodeFact> = {
  id: 'php-code',
  title: 'PHP code',
  schema: PhpCodeFact,
  matches: (entry) =>
    (NAMED.test(entry.path) || (isExecutable(entry) && !isNamedLikeLibrary(entry))) &&
    entry.size <= LONGEST &&
    !ASIDE.test(entry.path),
  candidates: {
    most: { whole: ['*.php', '*.php?', '*.phtml'], except: ['/usr/share/*', '/usr/lib/*', '*/vendor/*'] },
    executables: true,
  },
  accepts: (head, { path }) => NAMED.test(path) || SCRIPT.test(Buffer.from(head.subarray(0, 128)).toString('latin1')),
  parse(content) {
    const text = toText(content.bytes());
    const { functions, classes, includes, defines, syntax } = readPhpCode(text);
    const isKnown = (name: string) => originOfFunction(name) !== undefined || originOfClass(name) !== undefined;
    const own = defines.filter(isKnown);
    return {
      functions: uses(functions.filter(({ name }) => originOfFunction(name) !== undefined)),
      classes: uses(classes.filter(({ name }) => originOfClass(name) !== undefined)),
      includes: uses(includes),
      ...(own.length === 0 ? {} : { defines: own }),
      ...(syntax === undefined ? {} : { syntax }),
      ...(SCRIPT.test(text) ? { script: true as const } : {}),
    };
  },
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) => (owner(path) === undefined ? [[path, parsed] as const] : [])),
  }),
  comparison: { ignore: ['functions', 'classes', 'includes', 'defines'] },
};

/** The first of each name and time. */
function uses(all: readonly PhpUse[]): PhpCodeFact['functions'] {
  const first = new Map<string, PhpUse>();
  for (const use of all) if (!first.has(`${use.name} ${use.when}`)) first.set(`${use.name} ${use.when}`, use);
  return [...first.values()];
}

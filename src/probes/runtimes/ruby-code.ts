import { readRubyCode } from '../../formats/ruby/code.js';
import { toText } from '../../formats/text-problem.js';
import { RubyCodeFact } from '../../model/facts/ruby.js';
import type { Probe } from '../../model/probe.js';
import { known } from '../binaries/elf-fields.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

const LONGEST = 1024 * 1024;
const NAMED = /\.(?:rb|ru)$/;
/** What the system and gems bring says itself what it needs. */
const ASIDE = /^\/usr\/(?:share|lib(?:32|64|x32|exec)?)\/|\/lib\/ruby\/|\/gems\/[^/]+-\d[^/]*\/|\/node_modules\//;
const SCRIPT = /^#![^\n]*\bruby[\d.]*\b/;

/** Ruby code that is deployed: what each file loads, read from its text. Nothing of it is run. */
export const rubyCodeProbe: Probe<RubyCodeFact, RubyCodeFact> = {
  id: 'ruby-code',
  title: 'Ruby code',
  schema: RubyCodeFact,
  matches: (entry) =>
    (NAMED.test(entry.path) || (isExecutable(entry) && !isNamedLikeLibrary(entry))) &&
    entry.size <= LONGEST &&
    !ASIDE.test(entry.path),
  candidates: {
    most: { whole: ['*.rb', '*.ru'], except: ['/usr/share/*', '/usr/lib/*', '*/lib/ruby/*', '*/node_modules/*'] },
    executables: true,
  },
  accepts: (head, { path }) => NAMED.test(path) || SCRIPT.test(Buffer.from(head.subarray(0, 128)).toString('latin1')),
  parse(content) {
    const text = toText(content.bytes());
    const { loads, adds, open, program } = readRubyCode(text);
    return known<RubyCodeFact>({
      loads: loads.map((load) => ({ ...load })),
      adds: adds.length === 0 ? undefined : [...adds],
      open: open || undefined,
      program: program || SCRIPT.test(text) || undefined,
    });
  },
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) => (owner(path) === undefined ? [[path, parsed] as const] : [])),
  }),
  comparison: { ignore: ['loads', 'adds', 'open', 'program'] },
};

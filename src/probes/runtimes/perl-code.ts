import { readPerlCode } from '../../formats/perl/code.js';
import { PerlCodeFact } from '../../model/facts/perl.js';
import type { Probe } from '../../model/probe.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

const LONGEST = 1024 * 1024;
const NAMED = /\.(?:pl|pm)$/;
const COMPILED = /\/auto\/.*\.so$/;
const INSTALLED = /^\/usr\/(?:share|lib(?:32|64|x32|exec)?)\/|^\/usr\/bin\/perl/;
const SCRIPT = /^#![^\n]*\bperl\b/;

/** Perl code that is deployed: what each file loads, read from its text, and for which Perl modules are compiled. Nothing of it is run. */
export const perlCodeProbe: Probe<PerlCodeFact | undefined, PerlCodeFact> = {
  id: 'perl-code',
  title: 'Perl code',
  schema: PerlCodeFact,
  matches: (entry) =>
    (NAMED.test(entry.path) || COMPILED.test(entry.path) || (isExecutable(entry) && !isNamedLikeLibrary(entry))) &&
    entry.size <= LONGEST &&
    !INSTALLED.test(entry.path),
  candidates: {
    most: {
      whole: ['*.pl', '*.pm', '*/auto/*.so'],
      except: ['share', 'lib', 'lib32', 'lib64', 'libx32', 'libexec'].map((name) => `/usr/${name}/*`),
    },
    executables: true,
  },
  accepts: (head, { path }) =>
    NAMED.test(path) || COMPILED.test(path) || SCRIPT.test(Buffer.from(head.subarray(0, 256)).toString('latin1')),
  parse(content, { path }) {
    if (COMPILED.test(path)) {
      // What it is compiled for is handed to Perl_xs_handshake as text (perl, util.c).
      const found = /\0v(5\.\d{1,2}\.\d{1,2})\0/.exec(Buffer.from(content.bytes()).toString('latin1'))?.[1];
      return found === undefined ? undefined : { uses: [], compiledFor: found };
    }
    const { uses, adds, open, minimum } = readPerlCode(Buffer.from(content.bytes()).toString('utf8'));
    return {
      uses: [...uses],
      ...(adds.length > 0 ? { adds: [...adds] } : {}),
      ...(open ? { open } : {}),
      ...(minimum === undefined ? {} : { minimum: minimum.version, line: minimum.line }),
    };
  },
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) =>
      parsed === undefined || owner(path) !== undefined ? [] : [[path, parsed] as const],
    ),
  }),
  comparison: { ignore: ['uses', 'adds', 'open', 'line'] },
};

import { readModule } from '../../formats/python/module.js';
import type { Statement } from '../../formats/python/statements.js';
import { collectImports, withWords } from '../../formats/python/words.js';
import { PythonCodeFact } from '../../model/facts/python.js';
import type { Entry } from '../../model/files.js';
import type { ParsedFile, Probe } from '../../model/probe.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

/** Longest file that is read: generated tables are longer, and import nothing. */
const LONGEST = 1024 * 1024;
const LONGEST_EXTENSION = 32 * LONGEST;
/** What modules that cffi made import when they are loaded (cffi, c/cffi1_module). */
const CFFI = '_cffi_backend';
/** Where the system keeps code: that of its packages, and standard libraries. */
const SYSTEM =
  /^\/usr\/(?:share|lib(?:32|64|x32|exec)?|bin|sbin)\/|\/lib(?:64)?\/(?:pypy3[^/]*|python3\.\d+)\/(?!(?:site|dist)-packages\/)/;
const NAMED = /\.(?:py|so)$/;
/** Where packages are installed, and their tests, which no program imports. */
const INSTALLED = /\/(?:site|dist)-packages\//;
const TESTS = /\/(?:site|dist)-packages\/.*\/tests?\//;
const SCRIPT = /^#![^\n]*\bpython[\d.]*\b/;
/** What is started by another Python than version 3, or by one of which that is not said. */
const OLD = /^#![^\n]*\bpython(?:2[\d.]*)?(?![\w.])/;

/** Python code that is deployed: what each file imports, read from its text. Nothing of it is run. */
export const pythonCodeProbe: Probe<PythonCodeFact | undefined, PythonCodeFact> = {
  id: 'python-code',
  title: 'Python code',
  schema: PythonCodeFact,
  matches: (entry) =>
    (entry.path.endsWith('.so') ? entry.size <= LONGEST_EXTENSION : entry.size <= LONGEST && isMaybeCode(entry)) &&
    !SYSTEM.test(entry.path) &&
    !TESTS.test(entry.path),
  candidates: {
    most: {
      whole: ['*.py', '*.so'],
      except: ['share', 'lib', 'lib32', 'lib64', 'libx32', 'libexec', 'bin', 'sbin'].map((name) => `/usr/${name}/*`),
    },
    executables: true,
  },
  accepts: (head, { path }) => NAMED.test(path) || SCRIPT.test(Buffer.from(head.subarray(0, 256)).toString('latin1')),
  isHeavy: true,
  parse(content, { path }) {
    if (path.endsWith('.so')) {
      const isCffi = Buffer.from(content.bytes()).includes(`${CFFI}\0`);
      return isCffi ? { body: [{ import: CFFI, line: 0 }], names: [], open: true } : undefined;
    }
    const text = new TextDecoder().decode(content.bytes());
    const { body, names, answers, open, searches, syntax, isProgram } = readModule(text, {
      shallow: INSTALLED.test(path),
    });
    return {
      body: [...body] as unknown as PythonCodeFact['body'],
      names: [...new Set([...names, ...answers])].sort(),
      ...(open ? { open } : {}),
      ...(searches ? { searches } : {}),
      ...(isProgram || SCRIPT.test(text) ? { program: true } : {}),
      ...(syntax === undefined || (syntax.version === '2' && OLD.test(text)) ? {} : { syntax }),
    };
  },
  conclude: ({ files, owner }) => ({ facts: withoutOtherWords(files, owner) }),
  encoded: ['names'],
  comparison: { ignore: ['body', 'names', 'open', 'searches', 'program'] },
};

/** What is started through its first line may have any name. */
function isMaybeCode(entry: Entry): boolean {
  return entry.path.endsWith('.py') || (isExecutable(entry) && !isNamedLikeLibrary(entry));
}

/** Words that code gives to a package are kept where they name what other code imports, or a zone: others tell nothing, or too much. */
function* withoutOtherWords(
  files: ReadonlyMap<string, ParsedFile<PythonCodeFact | undefined>>,
  owner: (path: string) => string | undefined,
): Iterable<readonly [string, PythonCodeFact]> {
  const imported = new Set<string>();
  for (const { parsed } of files.values()) collectImports(statementsOf(parsed), imported);
  for (const [path, { parsed }] of files) {
    if (parsed === undefined || owner(path) !== undefined) continue;
    const body = withWords(statementsOf(parsed), imported) as unknown as PythonCodeFact['body'];
    yield [path, { ...parsed, body }];
  }
}

function statementsOf(fact: PythonCodeFact | undefined): readonly Statement[] {
  return (fact?.body ?? []) as unknown as readonly Statement[];
}

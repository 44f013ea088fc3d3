import { inUsedClasses, outsideFunctions, withoutIdleCalls } from './functions.js';
import { inconsistentTabs } from './indentation.js';
import { type LogicalLine, logicalLines } from './lines.js';
import { MAKES_PATHS, Reader } from './reader.js';
import type { Statement } from './statements.js';
import { type NewSyntax, newestSyntax } from './syntax.js';

/** What of a Python file tells what it needs and what it offers. */
export interface PythonModule {
  readonly body: readonly Statement[];
  /** Names bound at the top level, in any branch, sorted. */
  readonly names: readonly string[];
  /** Whether it may have further names: it binds some by code, or answers for attributes itself (PEP 562). */
  readonly open: boolean;
  /** The names that its own `__getattr__` compares with, sorted, where it has one that does only that. */
  readonly answers: readonly string[];
  /** Whether it has modules looked for elsewhere from its beginning on, as nobody knows when: `body` says where it does. */
  readonly searches: boolean;
  readonly syntax?: NewSyntax | undefined;
  /** Whether it does something when it is run as a program. */
  readonly isProgram: boolean;
}

/** How a file is read. */
export interface ReadOptions {
  /** Leave out what functions do when they are called, and do not ask for all names. */
  readonly shallow?: boolean | undefined;
}

/** What binds names of the module by code, also in its functions. */
const MAKES_NAMES =
  /\bglobals\(\)(?:\[[^\]\n]*\]\s*=(?!=)|\.(?:update|setdefault)\b|\s*[,)])|=\s*globals\(\)\s*$|\bsetattr\(\s*sys\.modules\b|\bsys\.modules\[__name__\](?:\s*=(?!=)|\.__)/;
/** What does so where it stands outside of functions. */
const MAKES_NAMES_HERE =
  /\bexec\(|\bvars\(\)|\blocals\(\)|\b_convert_\(|\bsetattr\(|\bglobal_enum\b|\bsys\.modules\[__name__\]/;

/** Words without which those need not be looked for. */
const HINTS_OF_NAMES = [
  'globals()',
  'setattr(',
  'sys.modules[',
  'exec(',
  'vars()',
  'locals()',
  '_convert_(',
  'global_enum',
];
const HINTS_OF_PATHS = ['sys.path', 'sys.meta_path', 'site.addsitedir'];

/** Reads Python source for what it imports, offers and asks of the language. Never throws, runs nothing. */
export function readModule(source: string, { shallow = false }: ReadOptions = {}): PythonModule {
  const lines = logicalLines(source, { shallow });
  const reader = new Reader(lines, !shallow);
  const body = withoutIdleCalls(reader.block(0, 0));
  return {
    body,
    ...namesOf(source, lines, reader, shallow),
    searches:
      HINTS_OF_PATHS.some((hint) => source.includes(hint)) &&
      [...(shallow ? outsideFunctions(lines) : []), ...inUsedClasses(lines)].some(({ text }) => MAKES_PATHS.test(text)),
    syntax: syntaxOf(source, lines, shallow),
    isProgram:
      source.includes('__main__') && lines.some(({ indent, text, strings }) => isMainGuard(indent, text, strings)),
  };
}

/** What a module offers: the part of {@link readModule} that takes a fraction of its time. */
export type Offer = Pick<PythonModule, 'body' | 'names' | 'open' | 'answers'>;

/** As {@link readModule}, but `body` has imports alone, and none of functions and classes. */
export function readOffer(source: string): Offer {
  const lines = logicalLines(source);
  const reader = new Reader(lines, true, true);
  const body = reader.block(0, 0);
  return { body, ...namesOf(source, lines, reader, false) };
}

function namesOf(source: string, lines: readonly LogicalLine[], reader: Reader, shallow: boolean): Omit<Offer, 'body'> {
  const answers = source.includes('__getattr__')
    ? lines.findIndex(({ indent, text }) => indent === 0 && /^def\s+__getattr__\s*\(/.test(text))
    : -1;
  const listed = answers === -1 || shallow ? [] : listedNames(lines, answers);
  return {
    names: [...reader.names].sort(),
    open: shallow || makesNames(source, lines) || (answers !== -1 && listed === undefined),
    answers: listed ?? [],
  };
}

/** Lines that are left out cannot be compared with those around them. */
function syntaxOf(source: string, lines: readonly LogicalLine[], shallow: boolean): NewSyntax | undefined {
  const mixed = shallow ? undefined : inconsistentTabs(source, lines);
  return mixed === undefined
    ? newestSyntax(lines)
    : { version: '2', what: 'tabs and spaces that are mixed in indentation', line: mixed };
}

function makesNames(source: string, lines: readonly LogicalLine[]): boolean {
  if (!HINTS_OF_NAMES.some((hint) => source.includes(hint))) return false;
  if (lines.some(({ text }) => !text.includes('eval(') && MAKES_NAMES.test(text))) return true;
  return outsideFunctions(lines).some(({ text }) => MAKES_NAMES_HERE.test(text));
}

function isMainGuard(indent: number, text: string, strings: readonly string[]): boolean {
  return indent === 0 && /^if\b.*\b__name__\b/.test(text) && strings.includes('__main__');
}

/** The strings in a `__getattr__` that ends in `raise AttributeError` and looks nothing up by the name. */
function listedNames(lines: readonly LogicalLine[], at: number): readonly string[] | undefined {
  const end = lines.findIndex(({ indent }, index) => index > at && indent === 0);
  const body = lines.slice(at + 1, end === -1 ? lines.length : end);
  const looksUp = body.some(({ text }) => /\[name\]|getattr\(|import_module|__import__|in\s+[\w.]+\s*:/.test(text));
  if (looksUp || !body.some(({ text }) => /^raise\s+AttributeError\b/.test(text))) return undefined;
  return [...new Set(body.flatMap(({ text, strings }) => (/^(?:case|if|elif)\b/.test(text) ? strings : [])))].sort();
}

import { perlOfFeatures } from './features.js';
import { type PerlStatement, perlStatements } from './statements.js';

/** A file that Perl code loads. */
export interface PerlUse {
  /** As it is looked for in @INC: `Data/Dumper.pm`. */
  readonly file: string;
  readonly line: number;
  /** `false`: only some runs load it. */
  readonly always: boolean;
  /** When it is looked for, the file may have changed @INC in a way that only running tells. */
  readonly unsure?: true;
}

/** What a file of Perl code loads, and where it has it looked for. */
export interface PerlCode {
  readonly uses: readonly PerlUse[];
  /** Directories that it adds to @INC; `$Bin` stands for its own. */
  readonly adds: readonly string[];
  /** It changes @INC in a way that only running tells, before all of it is read. */
  readonly open: boolean;
  /** The Perl that it asks for: `5.36.0`. */
  readonly minimum?: { readonly version: string; readonly line: number } | undefined;
}

const MODULE = /^[A-Za-z_]\w*(?:(?:::|')\w+)*$/;
const LOAD = /^(use|no|require)\s+([^\s;(]+)\s*(.*)$/s;

/**
 * What Perl code loads before it runs (`use`, `no`) and while it runs (`require`), perlfunc(1). Perl can be read by perl
 * alone: what is in doubt is taken for text. Never throws.
 */
export function readPerlCode(text: string): PerlCode {
  const found: Reading = { uses: [], adds: [], open: false, minimum: undefined };
  let opensLater = false;
  for (const statement of perlStatements(text)) {
    if (changesPath(statement)) {
      if (statement.early) found.open = true;
      else opensLater = true;
    }
    readStatement(statement, found);
  }
  const uses = found.uses.map(({ isRequired, unsure, ...use }): PerlUse => {
    return unsure || (opensLater && isRequired) ? { ...use, unsure: true } : use;
  });
  return { ...found, uses };
}

function changesPath({ text }: PerlStatement): boolean {
  return /@(?:main::)?INC\b/.test(text) && /push|unshift|splice|=/.test(text);
}

/** What is read so far. */
interface Reading {
  /** `isRequired`: it is loaded as the code runs, after all of it was read. */
  readonly uses: (Omit<PerlUse, 'unsure'> & { readonly unsure: boolean; readonly isRequired: boolean })[];
  readonly adds: string[];
  open: boolean;
  minimum: PerlCode['minimum'];
}

function readStatement(statement: PerlStatement, found: Reading): void {
  const { line, depth } = statement;
  const [, word = '', name = '', rest = ''] = LOAD.exec(statement.text) ?? [];
  if (word === '' || /^(?:if|only)$/.test(name)) return;
  const isRequired = word === 'require' && !statement.early;
  const use = (file: string, always = true) => found.uses.push({ file, line, always, unsure: found.open, isRequired });
  if (/^v?5[\d._]*$/.test(name) || (name === 'feature' && word === 'use')) {
    readMinimum(statement, word, name, rest, found);
  } else if (name === 'lib' && word === 'use') {
    const added = directories(rest);
    if (added === undefined) found.open = true;
    else found.adds.push(...added);
  } else if (MODULE.test(name) && !isHandled(statement, word, rest)) {
    use(`${name.replaceAll(/::|'/g, '/')}.pm`, word !== 'require' || depth === 0);
    // What base names may be there already, in the same file: it goes on then.
    if (name === 'parent') for (const file of parents(rest)) use(file);
  }
}

/** The Perl that a statement asks for by its number, or by what that brought. */
function readMinimum({ line, depth }: PerlStatement, word: string, name: string, rest: string, found: Reading): void {
  const version = name === 'feature' ? perlOfFeatures(rest) : numbers(name);
  if (word !== 'no' && depth === 0 && version !== undefined) found.minimum ??= { version, line };
  if (name === 'feature')
    found.uses.push({ file: 'feature.pm', line, always: true, unsure: found.open, isRequired: false });
}

/** A failure to load it at run time does not end the program. */
function isHandled({ caught }: PerlStatement, word: string, rest: string): boolean {
  return word === 'require' && (caught || /\b(?:if|unless|or|and|for|foreach|while)\b|\|\||&&|\?/.test(rest));
}

/** `v5.36`, `5.036_001` and `5.006` as three numbers (perldata(1), Version Strings). */
function numbers(version: string): string {
  const plain = version.replaceAll('_', '');
  const parts = plain.replace(/^v/, '').split('.');
  if (plain.startsWith('v') || parts.length > 2) return [...parts, '0', '0'].slice(0, 3).map(Number).join('.');
  const fraction = (parts[1] ?? '').padEnd(6, '0');
  return [parts[0], fraction.slice(0, 3), fraction.slice(3, 6)].map(Number).join('.');
}

/** Directories that `use lib` names; `undefined` where only running tells. */
function directories(rest: string): string[] | undefined {
  const list = /^qw\s*[([{/](.*?)[)\]}/]\s*$/s.exec(rest)?.[1]?.trim().split(/\s+/);
  const parts =
    list ??
    rest
      .replace(/^\(|\)\s*$/g, '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  const found = parts.map((part) => {
    const [, quoted] = /^(?:['"](.*)['"]|q\((.*)\))$/s.exec(part) ?? [];
    const path = (list === undefined ? quoted : part)?.replace(/^\$\{?(?:FindBin::)?(?:Real)?Bin\}?/, '$Bin');
    return path !== undefined && /^(?:\$Bin|\/)[^$@]*$/.test(path) ? path : undefined;
  });
  return found.includes(undefined) ? undefined : (found as string[]);
}

function parents(rest: string): string[] {
  if (/-norequire/.test(rest)) return [];
  const list = /qw\s*[([{/<](.*?)[)\]}/>]/s.exec(rest)?.[1];
  const names =
    list === undefined
      ? [...rest.matchAll(/'([\w:]+)'|"([\w:]+)"/g)].map(([, a, b]) => a ?? b ?? '')
      : list.trim().split(/\s+/);
  return names.filter((name) => MODULE.test(name)).map((name) => `${name.replaceAll('::', '/')}.pm`);
}

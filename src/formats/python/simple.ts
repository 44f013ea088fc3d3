import type { LogicalLine } from './lines.js';
import type { Statement } from './statements.js';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const DOTTED = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** A name that a statement binds, and the module that it then stands for, where it stands for one. */
export interface Binding {
  readonly name: string;
  readonly module?: string | undefined;
  /** The module that it was imported from. */
  readonly from?: string | undefined;
}

/** What a statement that has no body imports, and the names that it binds. */
export interface Simple {
  readonly statements: readonly Statement[];
  readonly bindings: readonly Binding[];
}

const NOTHING: Simple = { statements: [], bindings: [] };

/** Reads `import`, `from … import`, `raise` and assignments; anything else is nothing; assignments are read where they `binds` names. */
export function readSimple({ text, line, strings }: LogicalLine, binds = true): Simple {
  if (/^[ifr]/.test(text)) {
    if (/^import\s/.test(text)) return readImport(text.slice(7), line);
    if (/^from\b/.test(text)) return readFrom(text, line);
    if (/^raise\b/.test(text)) return { statements: [{ raise: true }], bindings: [] };
  }
  const mentions = strings.filter((each) => each.includes('.') && DOTTED.test(each));
  if (mentions.length === 0 && !binds) return NOTHING;
  const statements: Statement[] = mentions.length > 0 ? [{ mentions, line }] : [];
  return { statements, bindings: binds ? assigned(text) : [] };
}

function readImport(text: string, line: number): Simple {
  const parts = text.split(',').map((part) => part.trim().split(/\s+as\s+/));
  const known = parts.filter(([module = '']) => DOTTED.test(module));
  return {
    statements: known.map(([module = '']) => ({ import: module, line })),
    bindings: known.map(([module = '', alias]) =>
      alias === undefined
        ? { name: module.split('.', 1)[0] ?? '', module: module.split('.', 1)[0] }
        : { name: alias, module },
    ),
  };
}

function readFrom(text: string, line: number): Simple {
  const match = /^from\s*(\.*)\s*([^\s]*?)\s*\bimport\b\s*\(?([^)]*)\)?$/s.exec(text);
  const [, dots = '', module = '', list = ''] = match ?? [];
  if (match === null || (module !== '' && !DOTTED.test(module)) || dots + module === '') return NOTHING;
  const items = list.split(',').map((item) => item.trim().split(/\s+as\s+/));
  const known = items.filter(([name = '']) => name === '*' || NAME.test(name));
  if (known.length === 0) return NOTHING;
  return {
    statements: [{ from: dots + module, names: known.map(([name = '']) => name), line }],
    bindings: known.flatMap(([name = '', alias]) =>
      name === '*' ? [] : [{ name: alias ?? name, from: dots + module }],
    ),
  };
}

/** The names on the left of `=`. */
function assigned(text: string): Binding[] {
  if (!text.includes('=') && !text.includes(':')) return [];
  const sides = text.split(/(?<![=!<>:+\-*/%&|^@])=(?!=)/);
  if (sides.length < 2) return /^[\p{L}_][\p{L}\p{N}_]*\s*:(?!=)/u.test(text) ? names(text.split(':', 1)[0] ?? '') : [];
  return sides.slice(0, -1).flatMap((side) => names(side.replace(/:.*/s, '')));
}

function names(list: string): Binding[] {
  return list
    .replace(/[()[\]*]/g, ' ')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => NAME.test(name))
    .map((name) => ({ name }));
}

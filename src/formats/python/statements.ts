/** `import a.b`: `line` is that of the file, from 1. */
export interface ImportStatement {
  readonly import: string;
  readonly line: number;
}

/** `from ..a import b, c`: the module as written, with its dots; the names as they are called there, `*` for all. */
export interface FromStatement {
  readonly from: string;
  readonly names: readonly string[];
  readonly line: number;
}

/** An attribute of an imported module that is taken: `asyncio.coroutine`. */
export interface UseStatement {
  readonly use: string;
  readonly line: number;
}

/** `try`: what stands in it, and in front of what it is caught. */
export interface TryStatement {
  readonly try: readonly Statement[];
  readonly except: readonly { readonly catches: readonly string[]; readonly body: readonly Statement[] }[];
  readonly else?: readonly Statement[] | undefined;
  readonly finally?: readonly Statement[] | undefined;
}

/** `if`, and what else runs perhaps: branches with their conditions as written; `true` for `else`, `?` where there is none. */
export interface IfStatement {
  readonly if: readonly { readonly when: string; readonly body: readonly Statement[] }[];
}

/** What runs when it is called, if ever; with its name where calling that runs it. */
export interface LaterStatement {
  readonly later: readonly Statement[];
  readonly name?: string | undefined;
}

/** A call of a function of the module itself. */
export interface InvokeStatement {
  readonly invokes: string;
  readonly line: number;
}

/** From here on it is not certain that the function goes on: it may have returned, or ended the program. */
export interface EndStatement {
  readonly ends: true;
}

/** From here on modules are looked for in further places. */
export interface SearchStatement {
  readonly searches: true;
}

/** A call of a function that fails where the system lacks what it is asked for: `subprocess.run` of `git`. */
export interface CallStatement {
  readonly calls: string;
  readonly given: string;
  readonly line: number;
}

/** `raise`. */
export interface RaiseStatement {
  readonly raise: true;
}

/** Names of modules in strings of a statement: they may be imported by name. */
export interface MentionStatement {
  readonly mentions: readonly string[];
  readonly line: number;
}

/** Words given to something of an imported module that is called: they may name parts of it. */
export interface GiveStatement {
  readonly gives: readonly string[];
  /** The module. */
  readonly to: string;
  readonly line: number;
}

/** What of a statement of Python matters to what a module needs. */
export type Statement =
  | ImportStatement
  | FromStatement
  | UseStatement
  | TryStatement
  | IfStatement
  | LaterStatement
  | InvokeStatement
  | EndStatement
  | SearchStatement
  | CallStatement
  | RaiseStatement
  | MentionStatement
  | GiveStatement;

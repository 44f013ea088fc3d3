import { addedDirectory } from './load-path.js';
import { Nesting } from './nesting.js';
import { rubyTokens, type Token } from './tokens.js';

/** A file that Ruby code loads. */
export interface RubyLoad {
  /** As it is written: `json`, `../lib/app`. */
  readonly name: string;
  readonly line: number;
  /** Sought beside the file itself, and not in the load path. */
  readonly relative: boolean;
  /** `guarded`: the code goes on without it (rescue LoadError); `sometimes`: only some runs come there. */
  readonly when: 'always' | 'guarded' | 'sometimes';
}

/** What Ruby code loads. */
export interface RubyCode {
  /** In the order of the text. */
  readonly loads: readonly RubyLoad[];
  /** Directories that it adds to the load path: absolute, or relative to the file's own. */
  readonly adds: readonly string[];
  /** It changes the load path in a way that only running tells. */
  readonly open: boolean;
  /** It says that it is a program: `if __FILE__ == $0`. */
  readonly program: boolean;
}

const LOADING = /^(?:require|require_relative|autoload)$/;
const MODIFIER = /^(?:if|unless|while|until)$/;
const LOAD_PATH = /^\$(?:LOAD_PATH|:|-I)$/;

/** Reads what Ruby code loads by names that are written in it. Runs nothing, and never throws. */
export function readRubyCode(text: string): RubyCode {
  const tokens = rubyTokens(text);
  const nesting = new Nesting(tokens);
  const found: { load: RubyLoad; at: number }[] = [];
  const adds: string[] = [];
  let open = false;
  for (const [at, token] of tokens.entries()) {
    nesting.step(at);
    if (token.kind !== 'word') continue;
    if (LOAD_PATH.test(token.text)) {
      const added = addedDirectory(tokens, at);
      if (added === undefined) open = true;
      else if (added !== '') adds.push(added);
    } else if (LOADING.test(token.text)) {
      const name = nameOf(tokens, at);
      if (name === undefined) continue;
      const sure = token.text !== 'autoload' && isStatement(tokens, at) && !isModified(tokens, at);
      const when = sure ? 'always' : 'sometimes';
      nesting.note(found.length, when === 'always');
      found.push({ load: { name, line: token.line, relative: token.text === 'require_relative', when }, at });
    }
  }
  nesting.finish();
  const loads = found.map(({ load }, index): RubyLoad => {
    const place = nesting.placeOf(index);
    return { ...load, when: load.when === 'always' ? place : place === 'guarded' ? place : load.when };
  });
  return { loads, adds: [...new Set(adds)], open, program: nesting.program };
}

/** The name that is loaded, where it stands there: `'json'`, `('json')`, of autoload the second argument. */
function nameOf(tokens: readonly Token[], at: number): string | undefined {
  let next = at + 1;
  if (tokens[next]?.text === '(' && tokens[next]?.kind === 'sign') next++;
  if (tokens[at]?.text === 'autoload') {
    if (tokens[next]?.kind !== 'symbol' || tokens[next + 1]?.text !== ',') return undefined;
    next += 2;
  }
  const name = tokens[next];
  if (name?.kind !== 'text' || name.computed === true || name.text === '' || /[\s\\]/.test(name.text)) return undefined;
  // What is put together further is not known.
  const after = tokens[next + 1];
  return after?.kind === 'sign' && /^[+%.*]$/.test(after.text) ? undefined : name.text;
}

function isStatement(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'end') return true;
  if (before.kind === 'word') return /^(?:then|else|do|begin|ensure)$/.test(before.text);
  return before.kind === 'sign' && /^[{=]$/.test(before.text);
}

function isModified(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined || token.kind === 'end') return false;
    if (token.kind === 'word' && MODIFIER.test(token.text)) return true;
  }
  return false;
}

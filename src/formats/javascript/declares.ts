const DECLARING = /\b(?:const|let|var|function|class|import)\b[^;=()]{0,500}$/;
const NAMING = /\b(?:function|class)\s+$/;
const LISTED = /[(,]\s*$/;
const USED = /\s*[.(]/y;
/** Behind the last argument of a call; behind a parameter comes the function. */
const ARGUMENT = /\s*\)\s*(?![{\s]|=>)/y;
const CALLING = /(?<!\bfunction\s*\*?\s*)(?:^|[^\w$])(?!(?:function|catch|typeof)\b)[\w$.]+\(\s*$/;
const IN_WORD = /\w/;
/** How far before a name the word may begin that declares it, and one more. */
const BACK = 509;

/** Whether a file of JavaScript has something of its own by that name: a variable, a parameter, an import. */
export function declares(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (/[\w$.]/.test(text.charAt(at - 1)) || IN_WORD.test(text.charAt(at + name.length))) continue;
    const before = text.slice(Math.max(0, at - BACK), at);
    if (NAMING.test(before)) return true;
    USED.lastIndex = at + name.length;
    if (USED.test(text)) continue;
    if (isArgument(text, at, name)) continue;
    if (LISTED.test(before) || DECLARING.test(before)) return true;
  }
  return false;
}

/** Whether the name at `at` is all that a call is given, and so has to stand for something. */
export function isArgument(text: string, at: number, name: string): boolean {
  ARGUMENT.lastIndex = at + name.length;
  return ARGUMENT.test(text) && CALLING.test(text.slice(Math.max(0, at - BACK), at));
}

const DECLARING = /\b(?:const|let|var|function|class|import)\b[^;=()]{0,500}$/;
const NAMING = /\b(?:function|class)\s+$/;
const LISTED = /[(,]\s*$/;
const USED = /\s*[.(]/y;
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
    if (!USED.test(text) && (LISTED.test(before) || DECLARING.test(before))) return true;
  }
  return false;
}

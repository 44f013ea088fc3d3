import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { entriesOf, MAX_DEPTH, type SettingEntry } from './entry.js';
import { Lines } from './lines.js';

/** JSON with comments and trailing commas. Throws an error with the line of the first mistake. */
export function readJson(text: string): readonly SettingEntry[] {
  const lines = new Lines(text);
  const errors: ParseError[] = [];
  // What is deeper would exhaust the stack of the parser.
  if (/(?:[[{]\s*){1000}/.test(text)) throw new RangeError(`more than ${MAX_DEPTH} levels inside each other`);
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`line ${lines.at(error.offset)}: ${printParseErrorCode(error.error)}`);
  if (tree === undefined) return [];
  const found = new Map<string, number>();
  note(tree, [], found, lines);
  return [...entriesOf(dataOf(tree), (path) => found.get(JSON.stringify(path)))];
}

function note(node: Node, path: readonly (string | number)[], found: Map<string, number>, lines: Lines): void {
  found.set(JSON.stringify(path), lines.at(node.offset));
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') note(child, [...path, index], found, lines);
    else if (node.type === 'object') {
      const [name, value] = child.children ?? [];
      if (name !== undefined && value !== undefined) note(value, [...path, String(name.value)], found, lines);
    }
  }
}

/** Records without a prototype, so that a name such as `__proto__` is one like any other. */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf);
  if (node.type !== 'object') return node.value;
  const record: Record<string, unknown> = Object.create(null);
  for (const { children: [name, value] = [] } of node.children ?? []) {
    if (name !== undefined && value !== undefined) record[String(name.value)] = dataOf(value);
  }
  return record;
}

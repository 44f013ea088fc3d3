import { parse } from 'smol-toml';
import { entriesOf, type SettingEntry } from './entry.js';

const TABLE = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/;
const ASSIGNMENT = /^\s*((?:"[^"]*"|'[^']*'|[\w.-])+)\s*=/;

/** TOML 1.0. Throws an error with the line of the first mistake. */
export function readToml(text: string): readonly SettingEntry[] {
  const data = parse(text.replace(/^\uFEFF/, ''), { integersAsBigInt: 'asNeeded' });
  const lines = linesOf(text);
  return [...entriesOf(data, (path) => lines.get(path.map(String).join('\0')))];
}

/** The parser tells no lines: they are those of `name =` below the last `[table]`. A table of several keeps its number. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts = new Map<string, number>();
  let table: readonly string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, name] = TABLE.exec(line) ?? [];
    const [, key] = ASSIGNMENT.exec(line) ?? [];
    if (name !== undefined) {
      table = parts(name);
      if (!line.trim().startsWith('[[')) continue;
      const id = table.join('\0');
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      table = [...table, String(count)];
    } else if (key !== undefined) {
      const id = [...table, ...parts(key)].join('\0');
      if (!found.has(id)) found.set(id, index + 1);
    }
  }
  return found;
}

function parts(name: string): readonly string[] {
  return [...name.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

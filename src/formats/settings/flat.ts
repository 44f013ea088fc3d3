import { parseIni } from '../config/ini.js';
import { contentLines } from '../config/lines.js';
import type { SettingEntry } from './entry.js';

/** Sections with `name = value`. Throws an error with the line of the first mistake. */
export function readIni(text: string): readonly SettingEntry[] {
  const { entries, problems } = parseIni(text, { bare: true });
  const [problem] = problems;
  if (problem !== undefined) throw new SyntaxError(`line ${problem.line}: ${problem.message}`);
  return entries.map(({ section, name, value, line }) => ({
    path: section === '' ? [name] : [section, name],
    value,
    line,
  }));
}

const VARIABLE = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/;

/** `NAME=value`, as shells and dotenv write them. Throws an error with the line of what is none. */
export function readDotenv(text: string): readonly SettingEntry[] {
  return contentLines(text, { comments: '#' }).map(({ text: content, line }) => {
    const [whole, name = '', double, single, bare] = VARIABLE.exec(content) ?? [];
    if (whole === undefined) throw new SyntaxError(`line ${line}: expected NAME=value`);
    return { path: [name], value: double ?? single ?? bare ?? '', line };
  });
}

/** Java's properties: `name = value`, `name: value` or `name value`, `#` and `!` for comments, lines continued by `\`. */
export function readProperties(text: string): readonly SettingEntry[] {
  return contentLines(text, { comments: '#!', continued: true }).map(({ text: content, line }) => {
    const [, name = '', value = ''] = /^((?:[^\s=:\\]|\\.)+)(?:\s*[=:]\s*|\s+|$)(.*)$/s.exec(content) ?? [];
    return { path: [unescaped(name)], value: unescaped(value), line };
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, sign = '') =>
    code === undefined ? (ESCAPES[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

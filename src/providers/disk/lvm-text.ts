/** A value of LVM's metadata: a number, a text, a list of both, or a section. */
export type LvmValue = number | string | readonly LvmValue[] | LvmSection;

/** A section: values and sections by name. */
export interface LvmSection {
  readonly [name: string]: LvmValue;
}

/** Sections within sections at most; LVM writes four. */
const DEEPEST = 8;

/** A text in quotes, a number, a name, or a sign; blanks and remarks are passed over. */
const TOKEN = /(?:\s|#[^\n]*(?:\n|$))*(?:"((?:[^"\\]|\\.)*)"|(-?\d+)(?![\w.+-])|([\w.+-]+)|([{}[\]=,]))/y;

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign';
  readonly text: string;
}

/**
 * Reads LVM's metadata as text (lvm2, "lvm.conf(5)", whose format it shares). Throws an `Error` where it cannot be
 * understood.
 */
export function parseLvmText(text: string): LvmSection {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new Error('the metadata of LVM ends too early');
    at += 1;
    return token;
  };
  const value = (): LvmValue => {
    const token = next();
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return token.text;
    if (token.text !== '[') throw damaged(token);
    const list: LvmValue[] = [];
    while (tokens[at]?.text !== ']' || tokens[at]?.kind !== 'sign') {
      const item = next();
      if (item.kind === 'sign' && item.text === ',') continue;
      if (item.kind !== 'number' && item.kind !== 'text') throw damaged(item);
      list.push(item.kind === 'number' ? Number(item.text) : item.text);
    }
    at += 1;
    return list;
  };
  const section = (depth: number): LvmSection => {
    if (depth > DEEPEST) throw new Error('the metadata of LVM is nested too deeply');
    const found: [string, LvmValue][] = [];
    while (at < tokens.length) {
      const name = next();
      if (name.kind === 'sign' && name.text === '}' && depth > 0) return Object.fromEntries(found);
      const sign = next();
      if (name.kind === 'sign' || sign.kind !== 'sign') throw damaged(name);
      if (sign.text === '{') found.push([name.text, section(depth + 1)]);
      else if (sign.text === '=') found.push([name.text, value()]);
      else throw damaged(sign);
    }
    if (depth > 0) throw new Error('the metadata of LVM ends too early');
    return Object.fromEntries(found);
  };
  return section(0);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) {
      if (/^(?:[\s\0]|#[^\n]*(?:\n|$))*$/.test(text.slice(from))) return tokens;
      throw new Error(`the metadata of LVM cannot be understood at ${JSON.stringify(text.slice(from, from + 20))}`);
    }
    const [, quoted, number, name, sign] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
}

function damaged({ text }: Token): Error {
  return new Error(`the metadata of LVM cannot be understood at ${JSON.stringify(text)}`);
}

/** The section of that name in another; an empty one where there is none. */
export function sectionIn(section: LvmSection, name: string): LvmSection {
  const found = Object.hasOwn(section, name) ? section[name] : undefined;
  return typeof found === 'object' && !Array.isArray(found) ? (found as LvmSection) : {};
}

/** The number of that name. Throws an `Error` where there is none that can be one of sectors or extents. */
export function numberIn(section: LvmSection, name: string): number {
  const found = Object.hasOwn(section, name) ? section[name] : undefined;
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw new Error(`the metadata of LVM has no ${name}`);
}

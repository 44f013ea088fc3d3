import { isHarmless } from './harmless.js';
import type { Mask } from './mask.js';
import { isSecretName } from './names.js';

/** A name and what joins it to its value. */
const NAME = /(?<![\w./-])(-{0,2}[A-Za-z_][\w.-]{0,99}(?:\[[\w-]{0,40}\])?)["']?[ \t]{0,4}(?:=>|:=|=|:)[ \t]{0,4}/g;

/** A value: quoted, or up to a blank or the next assignment; `//` goes on with an address. */
const VALUE = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?!\/\/)(?:[^\s"'&;,]|,(?![\w.-]+=))+/y;

/** All of `NAME=value` where there is nothing else: the value may hold whatever separates others. */
const WHOLE = /^(-{0,2}[A-Za-z_][\w.-]{0,99})=(\S[\s\S]*)$/;

/** Headers whose whole value is a secret. */
const HEADER = /\b((?:Proxy-)?Authorization|Cookie|Set-Cookie)(:[ \t]*)([^"'\r\n]+)/gi;

/** SQL that sets a password, settings of files without separator, and names behind which only a secret stands. */
const STATEMENT =
  /(?<![\w./-])(IDENTIFIED\s+(?:WITH\s+[\w"'`]+\s+)?(?:BY|AS)(?:\s+PASSWORD)?|PASSWORD(?:\s*\(|\s*=)?|requirepass|masterauth|masteruser|passphrase|password|passwd|secret)([ \t]+|(?<=\())("[^"\n]*"|'[^'\n]*'|\S+)/gi;

/** A value that is no word of a sentence. */
const UNLIKE_A_WORD = /\d|[^\w\s.,:;()'"-]|[a-z][A-Z]/;

/** The text without the values that are assigned to names of secrets. */
export function withoutAssigned(text: string, mask: Mask): string {
  const whole = WHOLE.exec(text);
  if (whole !== null && isSecretName(whole[1] ?? '') && !/\s/.test(whole[2] ?? '')) {
    return isHarmless(whole[1] ?? '', whole[2] ?? '') ? text : `${whole[1]}=${inside(whole[2] ?? '', mask)}`;
  }
  return withoutStatements(withoutNamed(withoutHeaders(text, mask), mask), mask);
}

function withoutHeaders(text: string, mask: Mask): string {
  return text.replace(HEADER, (all, name: string, colon: string, value: string) =>
    isHarmless(name, value) || value.includes('[redacted') ? all : `${name}${colon}${mask(value)}`,
  );
}

/** What is no secret's name may have one in its value: `cannot read: --password=X`. So values are passed over one by one. */
function withoutNamed(text: string, mask: Mask): string {
  let result = '';
  let from = 0;
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match !== null; match = NAME.exec(text)) {
    const [all, name = ''] = match;
    if (!isSecretName(name)) continue;
    VALUE.lastIndex = match.index + all.length;
    const value = VALUE.exec(text)?.[0];
    if (value === undefined || isHarmless(name, unquoted(value))) continue;
    result += text.slice(from, match.index + all.length) + inside(value, mask);
    from = VALUE.lastIndex;
    NAME.lastIndex = from;
  }
  return result + text.slice(from);
}

function withoutStatements(text: string, mask: Mask): string {
  return text.replace(STATEMENT, (all, word: string, blank: string, value: string) => {
    const bare = unquoted(value);
    const certain = value !== bare || /^(?:requirepass|masterauth)$/i.test(word);
    if (isHarmless(word, bare) || bare.includes('[redacted') || /^(?:[=:(]|by$|as$)/i.test(bare)) return all;
    if (!certain && !(bare.length >= 6 && UNLIKE_A_WORD.test(bare))) return all;
    return `${word}${blank}${inside(value, mask)}`;
  });
}

/** What is in quotation marks, with the marks left. */
function inside(value: string, mask: Mask): string {
  const bare = unquoted(value);
  return bare === value ? mask(value) : `${value[0]}${mask(bare)}${value[0]}`;
}

function unquoted(value: string): string {
  return /^(["'])[\s\S]*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

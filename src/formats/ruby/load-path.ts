import type { Token } from './tokens.js';

/**
 * The directory that a statement adds to the load path, `at` being where that is named (`$LOAD_PATH`, `$:`): absolute, or
 * relative to the file's own; '' where nothing is added there; `undefined` for one that only running tells.
 */
export function addedDirectory(tokens: readonly Token[], at: number): string | undefined {
  const [how, verb] = [tokens[at + 1]?.text, tokens[at + 2]?.text ?? ''];
  const adds = how === '<<' || (how === '.' && /^(?:unshift|push|append|prepend|insert)$/.test(verb));
  if (!adds) return how === '=' || how === '+=' || how === '.' ? changes(how, verb) : '';
  const rest: Token[] = [];
  for (let next = at + (how === '<<' ? 2 : 3); next < tokens.length && tokens[next]?.kind !== 'end'; next++) {
    const token = tokens[next] as Token;
    if (token.kind === 'word' && /^(?:if|unless)$/.test(token.text)) break;
    rest.push(token);
  }
  return directoryOf(rest);
}

/** What else is done with it: looked at, or changed in another way. */
function changes(how: string, verb: string): string | undefined {
  return how === '.' && /^(?:include\?|dup|each|any\?|map|first|last|join|select|find|resolve_feature_path)$/.test(verb)
    ? ''
    : undefined;
}

const KNOWN = /^(?:File|Pathname|\.|::|expand_path|dirname|join|__FILE__|__dir__|realpath|to_s|freeze|new|[(),+/])$/;

function directoryOf(tokens: readonly Token[]): string | undefined {
  const words = tokens.filter(({ kind }) => kind !== 'text').map(({ text }) => text);
  const texts = tokens.filter(({ kind }) => kind === 'text');
  if (texts.some(({ computed }) => computed === true) || words.some((word) => !KNOWN.test(word))) return undefined;
  const parts = texts.map(({ text }) => text.replace(/^\/+/, ''));
  const [first] = texts;
  if (!words.includes('__FILE__') && !words.includes('__dir__')) {
    return texts.length === 1 && first?.text.startsWith('/') === true ? first.text : undefined;
  }
  const times = words.filter((word) => word === 'dirname').length;
  // In `expand_path('../lib', __FILE__)` the first step up leaves the file itself.
  const up = words.includes('__FILE__') ? times - 1 : times;
  return normalised([...Array.from({ length: Math.max(0, up) }, () => '..'), ...parts].join('/'), up < 0);
}

/** Without `.` and what is gone back from; `fromFile`: the first step up leads from the file to its directory. */
function normalised(path: string, fromFile: boolean): string | undefined {
  const kept: string[] = [];
  for (const part of fromFile ? ['.file', ...path.split('/')] : path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(part);
  }
  if (kept[0] === '.file') return undefined;
  return kept.length === 0 ? '.' : kept.join('/');
}

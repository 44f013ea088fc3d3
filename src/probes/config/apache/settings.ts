import type { Setting } from '../settings/setting.js';
import type { PlacedApacheDirective } from './reader.js';

/** Directives whose first parameter names what the others are the value of. */
const NAMED = new Set(['define', 'loadmodule', 'passenv', 'setenv']);

/** The same of the last parameter. */
const NAMED_LAST = new Set(['logformat']);

/** Every directive, by its path of sections; several of one name are a list, in order. */
export function* apacheSettings(directives: readonly PlacedApacheDirective[], prefix = ''): Iterable<Setting> {
  const found = new Map<string, { readonly first: PlacedApacheDirective; readonly key: string; values: string[] }>();
  const taken = new Set<string>();
  for (const directive of directives) {
    const { parameters, block } = directive;
    const name = directive.name.toLowerCase();
    if (block !== undefined) {
      const wish = label(directive);
      let unique = wish;
      for (let number = 2; taken.has(unique); number++) unique = `${wish}#${number}`;
      taken.add(unique);
      yield* apacheSettings(block, `${prefix}${unique}.`);
      continue;
    }
    const [own, said] = nameOf(name, parameters);
    const key = prefix + (own === undefined ? name : `${name}[${own}]`);
    const value = said.map(quoted).join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { first: directive, key, values: [value] });
    else known.values.push(value);
  }
  for (const { first, key, values } of found.values()) {
    const value = values.length === 1 ? (values[0] ?? '') : values;
    yield { key, value, file: first.file, line: first.line };
  }
}

/** What a directive is about, where it is one of several, and what it says of that. */
function nameOf(name: string, parameters: readonly string[]): readonly [string | undefined, readonly string[]] {
  if (NAMED.has(name) && parameters.length > 0) return [parameters[0], parameters.slice(1)];
  if (NAMED_LAST.has(name) && parameters.length > 1) return [parameters.at(-1), parameters.slice(0, -1)];
  return [undefined, parameters];
}

/** A virtual host is called by its name first, then by its address. */
function label({ name, parameters, block = [] }: PlacedApacheDirective): string {
  const host = block.find((inner) => inner.name.toLowerCase() === 'servername')?.parameters[0];
  const words = name.toLowerCase() === 'virtualhost' && host !== undefined ? [host, ...parameters] : parameters;
  return `${name.toLowerCase()}[${words.join(' ')}]`;
}

function quoted(parameter: string): string {
  return parameter === '' || /\s/.test(parameter) ? `"${parameter}"` : parameter;
}

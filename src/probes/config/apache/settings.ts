import type { Setting } from '../settings/setting.js';
import type { PlacedApacheDirective } from './reader.js';

/** Directives whose first parameter names what the others are the value of. */
const NAMED = new Set(['define', 'loadmodule', 'logformat', 'passenv', 'setenv']);

/** Every directive, by its path of sections; several of one name are a list, in order. */
export function* apacheSettings(directives: readonly PlacedApacheDirective[], prefix = ''): Iterable<Setting> {
  const found = new Map<string, { readonly first: PlacedApacheDirective; readonly key: string; values: string[] }>();
  const taken = new Set<string>();
  for (const directive of directives) {
    const { name, parameters, block } = directive;
    if (block !== undefined) {
      const wish = label(directive);
      let unique = wish;
      for (let number = 2; taken.has(unique); number++) unique = `${wish}#${number}`;
      taken.add(unique);
      yield* apacheSettings(block, `${prefix}${unique}.`);
      continue;
    }
    const named = NAMED.has(name.toLowerCase()) && parameters.length > 0;
    const key = prefix + (named ? `${name}[${parameters[0]}]` : name);
    const value = (named ? parameters.slice(1) : parameters).map(quoted).join(' ');
    const known = found.get(key.toLowerCase());
    if (known === undefined) found.set(key.toLowerCase(), { first: directive, key, values: [value] });
    else known.values.push(value);
  }
  for (const { first, key, values } of found.values()) {
    const value = values.length === 1 ? (values[0] ?? '') : values;
    yield { key, value, file: first.file, line: first.line };
  }
}

/** A virtual host is called by its name first, then by its address. */
function label({ name, parameters, block = [] }: PlacedApacheDirective): string {
  const host = block.find((inner) => inner.name.toLowerCase() === 'servername')?.parameters[0];
  const words = name.toLowerCase() === 'virtualhost' && host !== undefined ? [host, ...parameters] : parameters;
  return `${name}[${words.join(' ')}]`;
}

function quoted(parameter: string): string {
  return parameter === '' || /\s/.test(parameter) ? `"${parameter}"` : parameter;
}

import type { Setting } from '../settings/setting.js';
import { inheritedSettings } from './inherited.js';
import { labelled } from './labels.js';
import type { PlacedDirective } from './load.js';
import { keyOf, quoted, textOf, UNORDERED } from './value.js';

/** Blocks of which each line is an entry and not a directive. */
const TABLES = new Set(['charset_map', 'geo', 'map', 'match', 'split_clients', 'types']);

/** Every setting of the configuration, by its path of blocks. */
export function* nginxSettings(directives: readonly PlacedDirective[]): Iterable<Setting> {
  yield* block(directives, '');
  yield* inheritedSettings(directives);
}

function* block(directives: readonly PlacedDirective[], prefix: string): Iterable<Setting> {
  const simple = new Map<string, PlacedDirective[]>();
  for (const directive of directives) {
    if (directive.block !== undefined) continue;
    const key = keyOf(directive);
    const known = simple.get(key);
    if (known === undefined) simple.set(key, [directive]);
    else known.push(directive);
  }
  for (const [key, same] of simple) {
    const [first] = same;
    const values = same.map(textOf);
    if (first !== undefined && UNORDERED.has(first.name)) values.sort();
    const value = values.length === 1 ? (values[0] ?? '') : values;
    yield { key: prefix + key, value, file: first?.file, line: first?.line };
  }
  const blocks = labelled(directives);
  for (const { label, directive } of blocks) {
    if (TABLES.has(directive.name)) yield table(directive, prefix + label);
    else yield* block(directive.block ?? [], `${prefix}${label}.`);
  }
  yield* order(
    blocks.map(({ directive }) => directive),
    prefix,
  );
}

/** The first regular expression that matches decides (ngx_http_core_module, location), so their order is a setting. */
function* order(blocks: readonly PlacedDirective[], prefix: string): Iterable<Setting> {
  const patterns = blocks.filter(({ name, parameters }) => name === 'location' && /^~/.test(parameters[0] ?? ''));
  const [first] = patterns;
  if (patterns.length < 2 || first === undefined) return;
  const value = patterns.map(({ parameters }) => parameters.join(' '));
  yield { key: `${prefix}location order`, value, file: first.file, line: first.line };
}

function table(directive: PlacedDirective, key: string): Setting {
  const value = (directive.block ?? []).map(({ name, parameters }) => [name, ...parameters].map(quoted).join(' '));
  return { key, value, file: directive.file, line: directive.line };
}

import type { SettingEntry } from '../../src/formats/settings/entry.js';

/** Each setting as `path = value @line`. */
export function written(found: readonly SettingEntry[]): string[] {
  return found.map(({ path, value, line }) => `${path.join('/')} = ${value}${line === undefined ? '' : ` @${line}`}`);
}

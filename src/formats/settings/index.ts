import type { SettingEntry } from './entry.js';
import { readDotenv, readIni, readProperties } from './flat.js';
import { readJson } from './json.js';
import { readToml } from './toml.js';
import { readXml } from './xml.js';
import { readYaml } from './yaml.js';

type Reader = (text: string) => readonly SettingEntry[];

const READERS: Readonly<Record<string, Reader>> = {
  dotenv: readDotenv,
  ini: readIni,
  json: readJson,
  properties: readProperties,
  toml: readToml,
  xml: readXml,
  yaml: readYaml,
};

/** Which format a name's ending tells. */
const ENDINGS: readonly (readonly [ending: RegExp, format: string])[] = [
  [/\.(?:json|jsonc|json5)$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.toml$/i, 'toml'],
  [/\.(?:xml|config|plist)$/i, 'xml'],
  [/\.properties$/i, 'properties'],
  [/(?:^|\/)\.env(?:\.[\w-]+)?$|\.env$/i, 'dotenv'],
  [/\.(?:ini|cfg|cnf|conf)$/i, 'ini'],
];

/** The formats that a file of settings may have; `text` is none in particular. */
export const SETTING_FORMATS: readonly string[] = [...Object.keys(READERS), 'text'];

/** The format of a file, told from its name; `text` where that tells nothing. */
export function formatOf(path: string): string {
  return ENDINGS.find(([ending]) => ending.test(path))?.[1] ?? 'text';
}

/** The settings of a file, or why it is to be taken as text. Never throws. */
export function readSettings(text: string, format: string): readonly SettingEntry[] | string {
  const reader = Object.hasOwn(READERS, format) ? READERS[format] : undefined;
  if (reader === undefined) return 'it is compared as text';
  try {
    return reader(text);
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  }
}

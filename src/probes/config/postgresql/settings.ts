import { parsePostgresql } from '../../../formats/config/postgresql.js';
import type { ConfigurationFile, ConfigurationFiles } from '../settings/files.js';
import { asText, type Setting } from '../settings/setting.js';

const MAX_DEPTH = 10;

/** What these files and those that they include come to: the last mention counts, and what ALTER SYSTEM wrote is last. */
export function* postgresqlSettings(
  files: ConfigurationFiles,
  label: string,
  paths: readonly string[],
): Iterable<Setting> {
  for (const path of paths) yield* settingsIn(files, label, path, 0);
}

function* settingsIn(files: ConfigurationFiles, label: string, path: string, depth: number): Iterable<Setting> {
  const file = depth > MAX_DEPTH ? undefined : files.read(path);
  if (file === undefined) return;
  const { settings, problems } = parsePostgresql(file.text);
  if (problems[0] !== undefined) yield asText(file, problems[0]);
  for (const { name, value, line } of settings) {
    const included = membersOf(files, file, name, value);
    if (included === undefined) yield { key: `${label}.${name}`, value, file, line };
    else for (const member of included) yield* settingsIn(files, label, member, depth + 1);
  }
}

/** Files that a directive includes, relative ones seen from the file's own directory; `undefined` where it is a setting. */
function membersOf(
  files: ConfigurationFiles,
  { path }: ConfigurationFile,
  name: string,
  value: string,
): readonly string[] | undefined {
  const whole = value.startsWith('/') ? value : `${path.slice(0, path.lastIndexOf('/'))}/${value}`;
  if (name === 'include' || name === 'include_if_exists') return [whole];
  return name === 'include_dir' ? files.glob(`${whole}/*.conf`) : undefined;
}

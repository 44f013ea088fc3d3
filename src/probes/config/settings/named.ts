import type { SettingEntry } from '../../../formats/settings/entry.js';
import { formatOf, readSettings } from '../../../formats/settings/index.js';
import { isCandidate } from '../../../model/candidates.js';
import type { Probe } from '../../../model/probe.js';
import type { ConfigurationFile } from './files.js';
import { configurationProbe } from './probe.js';
import type { Setting } from './setting.js';

/** A file that the user names, or several by a pattern, and the format if it is told. */
export interface NamedSettings {
  readonly path: string;
  readonly format?: string | undefined;
}

/** Lines that are kept of a file of no known format. */
const MOST_LINES = 5000;

/** A probe of the files that the user names, each by its format: `file:[/srv/app/config.toml].server.port`. */
export function namedSettingsProbe(named: readonly NamedSettings[]): Probe {
  const isPattern = (path: string) => /[*?]/.test(path);
  const patterns = named.filter(({ path }) => isPattern(path)).map(({ path }) => path);
  const plain = named.filter(({ path }) => !isPattern(path)).map(({ path }) => path);
  return configurationProbe({
    id: 'file',
    title: 'files that were named',
    paths: plain,
    elsewhere: (path) => patterns.length > 0 && isCandidate(path, patterns),
    elsewherePatterns: patterns,
    *settings(files) {
      const matched = files.all().filter((path) => isCandidate(path, patterns));
      for (const path of [...new Set([...plain, ...matched])].sort()) {
        const file = files.read(path);
        const { format = formatOf(path) } = named.find((one) => isCandidate(path, [one.path])) ?? {};
        if (file !== undefined) yield* settingsOf(file, format);
      }
    },
  }) as Probe;
}

function* settingsOf(file: ConfigurationFile, format: string): Iterable<Setting> {
  const read = readSettings(file.text, format);
  if (typeof read === 'string') {
    const value = file.text.split(/\r?\n/).slice(0, MOST_LINES);
    while (value.at(-1) === '') value.pop();
    yield { key: `[${file.path}].text`, value, file, unparsed: read };
    return;
  }
  for (const { path, value, line } of read) yield { key: keyOf(file.path, path), value, file, line };
}

/** Names with a dot or a bracket in them stand in brackets, as places in lists do. */
function keyOf(file: string, path: SettingEntry['path']): string {
  const parts = path.map((part) => (typeof part === 'number' || /[.[\]]/.test(part) ? `[${part}]` : `.${part}`));
  return `[${file}]${parts.join('')}`;
}

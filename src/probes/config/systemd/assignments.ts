import { parseIni } from '../../../formats/config/ini.js';
import { wordsOf } from '../../../formats/config/words.js';
import type { ConfigurationFile } from '../settings/files.js';
import { asText, type Setting } from '../settings/setting.js';

/** Settings of which each mention adds to what is there, and an empty one forgets it. */
const LISTS =
  /^(?:Environment|EnvironmentFile|Exec[A-Z]\w*|Condition\w+|Assert\w+|Listen\w+|On[A-Z]\w*|(?:ReadWrite|ReadOnly|Inaccessible|Exec|NoExec|Bind|BindReadOnly)Paths|(?:CapabilityBounding|Ambient)Set|AmbientCapabilities|CapabilityBoundingSet|SystemCallFilter|RestrictAddressFamilies|DeviceAllow|SupplementaryGroups|PassEnvironment|UnsetEnvironment|LoadCredential\w*|SetCredential\w*)$/;

/** Names that some settings had before (systemd.exec(5), "ReadWritePaths="). */
const FORMER: Readonly<Record<string, string>> = {
  ReadWriteDirectories: 'ReadWritePaths',
  ReadOnlyDirectories: 'ReadOnlyPaths',
  InaccessibleDirectories: 'InaccessiblePaths',
};

/** Lists of names whose order means nothing. */
const NAMES =
  /^(?:After|Before|Wants|Requires|Requisite|BindsTo|PartOf|Upholds|Conflicts|WantedBy|RequiredBy|Alias|Also|RequiresMountsFor)$/;

/** What only people read. */
const SILENT = new Set(['Description', 'Documentation', 'X-Description']);

/** What files say one after the other of one thing, later ones overruling earlier ones: `prefix` and section begin each key. */
export function* assignments(files: readonly ConfigurationFile[], prefix: string): Iterable<Setting> {
  const found = new Map<string, Gathered>();
  for (const file of files) {
    const { entries, problems } = parseIni(file.text, { continued: true });
    if (problems[0] !== undefined) yield asText(file, problems[0]);
    for (const { section, name: written, value, line } of entries) {
      const name = FORMER[written] ?? written;
      const key = `${prefix}.${section}.${name}`;
      const values = together(name, found.get(key)?.values ?? [], value);
      if (!SILENT.has(name) && !isOrdinary(file, section)) found.set(key, { key, name, values, file, line });
    }
  }
  for (const setting of found.values()) yield* settingsOf(setting);
}

/** When a unit of a package is started, as the package wants it, is long to tell and seldom matters. */
function isOrdinary(file: ConfigurationFile, section: string): boolean {
  return file.owner !== undefined && (section === 'Unit' || section === 'Install');
}

/** A setting with all that was said of it so far. */
interface Gathered extends Omit<Setting, 'value'> {
  readonly name: string;
  readonly values: readonly string[];
}

function together(name: string, before: readonly string[], value: string): readonly string[] {
  const names = NAMES.test(name);
  if (!names && !LISTS.test(name)) return [value];
  if (value === '') return [];
  return [...before, ...(names ? wordsOf(value) : [value])];
}

function* settingsOf({ name, values, ...setting }: Gathered): Iterable<Setting> {
  if (name === 'Environment') yield* variables(setting, values);
  else if (NAMES.test(name)) yield { ...setting, value: [...new Set(values)].sort().join(' ') };
  else {
    const starts = /^Exec(?:Condition|Start|Stop|Reload)/.test(name) ? values.flatMap(programOf) : [];
    yield {
      ...setting,
      value: values.length === 1 ? (values[0] ?? '') : values,
      ...(starts.length === 0 ? {} : { starts }),
    };
  }
}

/** The program of a command line (systemd.service(5)); none where only systemd knows it, or where it may fail. */
function programOf(command: string): string[] {
  const [, prefix = '', path] = /^([@:+!|-]*)(\/[^\s%$"'\\]+)(?:\s|$)/.exec(command) ?? [];
  return path === undefined || prefix.includes('-') ? [] : [path];
}

/** Each variable is a setting of its own; the last value of one counts. */
function* variables(setting: Omit<Setting, 'value'>, values: readonly string[]): Iterable<Setting> {
  for (const word of values.flatMap((value) => wordsOf(value))) {
    const equals = word.indexOf('=');
    if (equals > 0)
      yield { ...setting, key: `${setting.key}[${word.slice(0, equals)}]`, value: word.slice(equals + 1) };
  }
}

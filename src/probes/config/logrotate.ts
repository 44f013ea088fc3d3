import { type LogrotateEntry, parseLogrotate } from '../../formats/config/logrotate.js';
import type { ConfigurationFile, ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import { asText, type Setting } from './settings/setting.js';

const MAIN = '/etc/logrotate.conf';
const DIRECTORY = '/etc/logrotate.d';

/** Names that logrotate passes over in a directory (tabooext in logrotate(8)). */
const TABOO = /(?:~|,v|\.(?:bak|cfsaved|disabled|dpkg-[a-z]+|ucf-[a-z]+|new|old|orig|rhn-cfg-tmp-\*|rpm[a-z]+|swp|v))$/;

const PERIODS = /^(?:hourly|daily|weekly|monthly|yearly)$/;

/** Rotation of logs: `logrotate:[/var/log/nginx/*.log].rotate`, `logrotate:period`. What no block says, the file before it says. */
export const logrotateProbe = configurationProbe({
  id: 'logrotate',
  title: 'rotation of logs',
  paths: [MAIN],
  roots: [DIRECTORY],
  ignores: (path) => TABOO.test(path),
  *settings(files) {
    const main = files.read(MAIN);
    // Fedora and others have nothing but the directory where the main file was removed.
    if (main !== undefined) yield* settingsOf(files, main, new Set([MAIN]));
    else yield* included(files, DIRECTORY, new Set());
  },
});

function* settingsOf(files: ConfigurationFiles, file: ConfigurationFile, seen: Set<string>): Iterable<Setting> {
  const { entries, problems } = parseLogrotate(file.text);
  if (problems[0] !== undefined) yield asText(file, problems[0]);
  for (const entry of entries) {
    if (entry.name === 'include' && typeof entry.value === 'string') yield* included(files, entry.value, seen);
    else yield settingOf(entry, file);
  }
}

function* included(files: ConfigurationFiles, place: string, seen: Set<string>): Iterable<Setting> {
  const paths = files.names(place).map((name) => `${place}/${name}`);
  for (const path of paths.length > 0 ? paths : [place]) {
    // Each file once: one that includes itself has no end.
    const file = TABOO.test(path) || seen.has(path) ? undefined : files.read(path);
    seen.add(path);
    if (file !== undefined) yield* settingsOf(files, file, seen);
  }
}

/** `nocompress` is `compress` with the value no, and of the periods there is one. */
function settingOf({ logs, name, value, line }: LogrotateEntry, file: ConfigurationFile): Setting {
  const place = logs.length === 0 ? '' : `[${logs.join(' ')}].`;
  if (PERIODS.test(name)) return { key: `${place}period`, value: name, file, line };
  const [, opposite] =
    /^no(compress|copy|copytruncate|create|delaycompress|dateext|mail|missingok|olddir|sharedscripts|shred)$/.exec(
      name,
    ) ?? [];
  if (opposite !== undefined) return { key: `${place}${opposite}`, value: 'no', file, line };
  return { key: `${place}${name}`, value: value === '' ? 'yes' : value, file, line };
}

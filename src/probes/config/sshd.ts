import { parseSshd, type SshdLine } from '../../formats/config/sshd.js';
import type { ConfigurationFile, ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import { asText, type Setting } from './settings/setting.js';

const MAIN = '/etc/ssh/sshd_config';

/** Keywords of which each mention adds one. */
const REPEATED = new Set([
  'acceptenv',
  'allowgroups',
  'allowusers',
  'denygroups',
  'denyusers',
  'hostcertificate',
  'hostkey',
  'listenaddress',
  'permitlisten',
  'permitopen',
  'port',
  'setenv',
]);

/** What sshd takes where nothing is said (sshd_config(5)), for what people rely on. */
const DEFAULTS: Readonly<Record<string, string>> = {
  allowtcpforwarding: 'yes',
  clientaliveinterval: '0',
  maxsessions: '10',
  maxstartups: '10:30:100',
  passwordauthentication: 'yes',
  permitrootlogin: 'prohibit-password',
  port: '22',
  pubkeyauthentication: 'yes',
  usepam: 'no',
  x11forwarding: 'no',
};

/** Keywords whose value is a time (sshd_config(5), "TIME FORMATS"). */
const TIMES = new Set(['clientaliveinterval', 'logingracetime']);

/** Keywords of which each word adds one. */
const WORDS = new Set(['acceptenv', 'allowgroups', 'allowusers', 'denygroups', 'denyusers']);

const MAX_DEPTH = 16;

/** sshd: the first mention of a keyword counts, also before includes; `sshd:permitrootlogin`, names as `sshd -T` has them. */
export const sshdProbe = configurationProbe({
  id: 'sshd',
  title: 'OpenSSH server',
  paths: [MAIN],
  roots: ['/etc/ssh/sshd_config.d', '/usr/etc/ssh'],
  *settings(files) {
    const main = files.read(MAIN) ?? files.read('/usr/etc/ssh/sshd_config');
    if (main === undefined) return;
    const reader = new Reader(files);
    reader.read(main, '', 0);
    yield* reader.settings.values();
    yield* reader.broken;
    for (const [key, value] of Object.entries(DEFAULTS)) if (!reader.settings.has(key)) yield { key, value };
  },
});

class Reader {
  readonly settings = new Map<string, Setting>();
  readonly broken: Setting[] = [];

  constructor(private readonly files: ConfigurationFiles) {}

  /** A `Match` holds until the next one or the end of its file; `within` is the one around an `Include`. */
  read(file: ConfigurationFile, within: string, depth: number): void {
    if (depth > MAX_DEPTH) return;
    const { lines, problems } = parseSshd(file.text);
    const [problem] = problems;
    if (problem !== undefined) this.broken.push(asText(file, problem));
    let prefix = within;
    for (const line of lines) {
      if (line.keyword === 'match') prefix = matchPrefix(line);
      else if (line.keyword === 'include') this.#include(line.parameters, prefix, depth);
      else this.#add(line, prefix, file);
    }
  }

  #include(patterns: readonly string[], prefix: string, depth: number): void {
    for (const pattern of patterns) {
      for (const path of this.files.glob(pattern.startsWith('/') ? pattern : `/etc/ssh/${pattern}`)) {
        const file = this.files.read(path);
        if (file !== undefined) this.read(file, prefix, depth + 1);
      }
    }
  }

  #add({ keyword, parameters, line }: SshdLine, prefix: string, file: ConfigurationFile): void {
    const [first = '', ...rest] = parameters;
    const named = keyword === 'subsystem';
    const key = prefix + (named ? `subsystem[${first}]` : keyword);
    const said = named ? rest : parameters;
    const values = WORDS.has(keyword) ? said : [synonym(keyword, said.join(' '))];
    const before = this.settings.get(key);
    if (before !== undefined && !REPEATED.has(keyword)) return;
    const all = [...(before === undefined ? [] : [before.value].flat()), ...values];
    this.settings.set(key, { ...(before ?? { key, file, line }), value: all.length === 1 ? (all[0] ?? '') : all });
  }
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `1h30m`; what is no time as it is. */
function seconds(value: string): string {
  if (!/^(?:\d{1,6}[smhdw]?)+$/i.test(value)) return value;
  const parts = [...value.toLowerCase().matchAll(/(\d+)([smhdw]?)/g)];
  return String(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (SECONDS[unit || 's'] ?? 1), 0));
}

/** Two ways to say one thing. */
function synonym(keyword: string, value: string): string {
  if (TIMES.has(keyword)) return seconds(value);
  return keyword === 'permitrootlogin' && value === 'without-password' ? 'prohibit-password' : value;
}

/** `Match all` ends the conditions. */
function matchPrefix({ parameters }: SshdLine): string {
  const condition = parameters.join(' ');
  return condition.toLowerCase() === 'all' ? '' : `match[${condition}].`;
}

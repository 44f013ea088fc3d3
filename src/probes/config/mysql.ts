import { OptionReader } from './mysql/option-reader.js';
import { optionSettings } from './mysql/settings.js';
import { configurationProbe } from './settings/probe.js';
import type { Setting } from './settings/setting.js';
import { asText } from './settings/setting.js';

/** In the order in which servers and clients read them (`mariadbd --help --verbose`); a later one overrules. */
const MAIN = [
  '/etc/my.cnf',
  '/etc/mysql/my.cnf',
  '/usr/local/etc/my.cnf',
  '/usr/local/mysql/etc/my.cnf',
  '/root/.my.cnf',
];

/** What only root may read and no server reads: it holds the password of Debian's own scripts. */
const MAINTENANCE = '/etc/mysql/debian.cnf';

/** Without these the one server ends and the other goes on without TLS. */
const TLS = /^mysqld\.ssl_(?:cert|key)$/;

/** MySQL and MariaDB: what each option file's groups come to, `mysql:mysqld.max_allowed_packet`. */
export const mysqlProbe = configurationProbe({
  id: 'mysql',
  title: 'MySQL and MariaDB',
  paths: MAIN.slice(0, 4),
  roots: ['/etc/mysql', '/etc/my.cnf.d', '/etc/alternatives/my.cnf'],
  ignores: (path) => path === MAINTENANCE || /\.(?:pem|key|crt)$/.test(path),
  *settings(files): Iterable<Setting> {
    const reader = new OptionReader(files);
    for (const path of MAIN.slice(0, 4)) reader.read(path);
    for (const setting of optionSettings(reader.options)) {
      const named = TLS.test(setting.key) ? [setting.value].flat() : [];
      yield { ...setting, mentions: named.filter((path) => path.startsWith('/')) };
    }
    for (const { file, problem } of reader.broken) yield asText(file, problem);
  },
});

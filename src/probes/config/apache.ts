import { shellAssignments } from '../../formats/config/shell-assignments.js';
import { ApacheReader } from './apache/reader.js';
import { apacheSettings } from './apache/settings.js';
import type { ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import { asText } from './settings/setting.js';

/** The main file and the directory that relative names start from: Debian, Fedora and its kin, the official image. */
const MAIN = [
  ['/etc/apache2/apache2.conf', '/etc/apache2'],
  ['/etc/httpd/conf/httpd.conf', '/etc/httpd'],
  ['/usr/local/apache2/conf/httpd.conf', '/usr/local/apache2'],
] as const;

/** Variables that Debian starts it with. */
const VARIABLES = '/etc/apache2/envvars';

/** Directives whose files Apache opens before it starts. */
const NEEDED =
  /(?:^|\.)(?:include|ssl(?:certificate|certificatekey|certificatechain|cacertificate|carevocation)file)$/i;

/**
 * Apache: sections, includes and modules in place, variables filled in; names in small letters, as their case does
 * not matter: `apache:virtualhost[example.org *:443].documentroot`.
 */
export const apacheProbe = configurationProbe({
  id: 'apache',
  title: 'Apache HTTP Server',
  paths: MAIN.map(([path]) => path),
  roots: ['/etc/apache2', '/etc/httpd', '/usr/local/apache2/conf'],
  ignores: (path) => /\.(?:pem|key|crt|cer|html?|gz|js|css|png|htpasswd)$/.test(path),
  *settings(files) {
    const [main, root] = MAIN.find(([path]) => files.exists(path)) ?? [];
    if (main === undefined || root === undefined) return;
    const reader = new ApacheReader(files, root, variables(files));
    for (const setting of apacheSettings(reader.read(main))) {
      const named = NEEDED.test(setting.key) ? [setting.value].flat() : [];
      yield { ...setting, names: named.filter((path) => !path.includes('$')).map((path) => reader.absolute(path)) };
    }
    for (const { file, problem } of reader.broken) yield asText(file, problem);
  },
});

function variables(files: ConfigurationFiles): ReadonlyMap<string, string> {
  const found = shellAssignments(files.read(VARIABLES)?.text ?? '', { expand: true });
  return new Map(found.map(({ name, value }) => [name, value]));
}

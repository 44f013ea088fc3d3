import type { ConfigurationFiles } from '../settings/files.js';
import { layered } from '../settings/layered.js';
import type { Setting } from '../settings/setting.js';
import { assignments } from './assignments.js';

/** Files of systemd's own daemons, each with drop-ins in `NAME.d`. */
const NAMES = ['system.conf', 'journald.conf', 'logind.conf', 'resolved.conf', 'timesyncd.conf', 'coredump.conf'];

/** What the manager and the daemons beside it are told: `system.conf.Manager.DefaultLimitNOFILE`. */
export function* managerSettings(files: ConfigurationFiles): Iterable<Setting> {
  for (const name of NAMES) {
    const main = files.read(`/etc/systemd/${name}`);
    const places = ['/etc/systemd', '/run/systemd', '/usr/lib/systemd'].map((above) => `${above}/${name}.d`);
    yield* assignments([...(main === undefined ? [] : [main]), ...layered(files, places, '.conf')], name);
  }
}

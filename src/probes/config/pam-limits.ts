import { contentLines } from '../../formats/config/lines.js';
import { configurationProbe } from './settings/probe.js';

const MAIN = '/etc/security/limits.conf';
const DIRECTORY = '/etc/security/limits.d';

/** Limits that PAM sets at login (limits.conf(5)), `pam-limits:www-data.hard.nofile`. Services of systemd do not have them. */
export const pamLimitsProbe = configurationProbe({
  id: 'pam-limits',
  title: 'limits of sessions',
  paths: [MAIN],
  roots: [DIRECTORY],
  ignores: (path) => !path.endsWith('.conf'),
  *settings(files) {
    for (const path of [MAIN, ...files.glob(`${DIRECTORY}/*.conf`)]) {
      const file = files.read(path);
      if (file === undefined) continue;
      for (const { text, line } of contentLines(file.text, { comments: '#' })) {
        const [domain = '', type = '', item, value] = (text.split('#', 1)[0] ?? '').trim().split(/\s+/);
        if (item === undefined || value === undefined) continue;
        const limit = /^(?:-1|infinity)$/.test(value) ? 'unlimited' : value;
        // A dash sets both.
        for (const kind of type === '-' ? ['soft', 'hard'] : [type]) {
          yield { key: `${domain}.${kind}.${item}`, value: limit, file, line };
        }
      }
    }
  },
});

import { contentLines } from '../../formats/config/lines.js';
import { shellAssignments } from '../../formats/config/shell-assignments.js';
import { configurationProbe } from './settings/probe.js';

const MAIN = ['/etc/environment', '/etc/locale.conf', '/etc/default/locale'];
const PROFILE = '/etc/profile.d';

/** A line of `/etc/environment`: no shell reads it, and `#` begins a comment anywhere (pam_env(8)). */
const LINE = /^(?:export\s+)?([A-Za-z_]\w*)=([^#]*)/;

/** Variables of sessions: `/etc/environment`, the locale's file, and plain assignments in `profile.d`; `environment:LANG`. */
export const environmentProbe = configurationProbe({
  id: 'environment',
  title: 'variables of sessions',
  paths: MAIN,
  roots: [PROFILE],
  ignores: (path) => !path.endsWith('.sh'),
  // Where links in the directory lead, on Debian and Fedora.
  elsewhere: (path) => path.endsWith('.sh') && /^\/usr\/(?:lib|share)\/.*profile/.test(path),
  elsewherePatterns: ['/usr/lib/*profile*.sh', '/usr/share/*profile*.sh'],
  *settings(files) {
    for (const path of MAIN) {
      const file = files.read(path);
      for (const { text, line } of contentLines(file?.text ?? '', { comments: '#' })) {
        const [, name, value = ''] = LINE.exec(text) ?? [];
        if (name !== undefined) yield { key: name, value: value.trim().replace(/^(["'])(.*)\1$/, '$2'), file, line };
      }
    }
    for (const path of files.glob(`${PROFILE}/*.sh`)) {
      const file = files.read(path);
      for (const { name, value, line } of shellAssignments(file?.text ?? '')) yield { key: name, value, file, line };
    }
  },
});

import { contentLines } from '../../formats/config/lines.js';
import { configurationProbe } from './settings/probe.js';

const MAIN = ['/etc/environment', '/etc/locale.conf', '/etc/default/locale'];
const PROFILE = '/etc/profile.d';

/** An assignment that says all by itself: what a shell would have to work out is not one. */
const PLAIN = /^(?:export\s+)?([A-Za-z_]\w*)=(?:"([^"$`\\]*)"|'([^']*)'|([^\s"'$`\\;&|()]*))\s*(?:[;#].*)?$/;

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
    for (const path of [...MAIN, ...files.glob(`${PROFILE}/*.sh`)]) {
      const file = files.read(path);
      for (const { text, line } of contentLines(file?.text ?? '', { comments: '#' })) {
        const [whole, name = '', double, single, bare] = PLAIN.exec(text) ?? [];
        if (whole !== undefined) yield { key: name, value: double ?? single ?? bare ?? '', file, line };
      }
    }
  },
});

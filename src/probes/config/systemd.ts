import { configurationProbe } from './settings/probe.js';
import { UNIT_DIRECTORIES } from './systemd/directories.js';
import { managerSettings } from './systemd/managers.js';
import { unitNames, unitSettings } from './systemd/units.js';

/** Units with their drop-ins, and what systemd's own daemons read: `systemd:nginx.service.Service.LimitNOFILE`. */
export const systemdProbe = configurationProbe({
  id: 'systemd',
  title: 'systemd',
  roots: [...UNIT_DIRECTORIES, '/etc/systemd'],
  elsewhere: (path) => path.endsWith('.conf') && /^\/(?:run|usr\/lib)\/systemd\/\w+\.conf\.d\//.test(path),
  elsewherePatterns: ['/run/systemd/*.conf', '/usr/lib/systemd/*.conf'],
  ignores: (path) => !/\.(?:conf|service|socket|timer|mount|path)$/.test(path) || path.startsWith('/etc/systemd/user/'),
  *settings(files) {
    yield* managerSettings(files);
    for (const name of unitNames(files)) yield* unitSettings(files, name);
  },
});

import { parseIni } from '../../../formats/config/ini.js';
import type { ConfigurationFiles } from '../settings/files.js';
import { asText, type Setting } from '../settings/setting.js';
import type { PhpInstallation } from './installations.js';
import { phpValue } from './settings.js';

/** The pools of FPM with their own values of PHP's settings: `fpm.pool[www].php_admin_value[memory_limit]`. */
export function* phpPools(files: ConfigurationFiles, { label, pools }: PhpInstallation): Iterable<Setting> {
  if (pools === undefined) return;
  for (const path of files.glob(`${pools}/*.conf`)) {
    const file = files.read(path);
    if (file === undefined) continue;
    const { entries, problems } = parseIni(file.text, { comments: ';', trailing: true });
    if (problems[0] !== undefined) yield asText(file, problems[0]);
    for (const { section, name, value, line } of entries) {
      const where = section === 'global' || section === '' ? 'global' : `pool[${section}]`;
      yield { key: `${label}.${where}.${name}`, value: phpValue(value), file, line };
    }
  }
}

import { SETTING_FORMATS } from '../formats/settings/index.js';
import type { Probe } from '../model/probe.js';
import { EnvironmentError } from '../model/problem.js';
import { namedSettingsProbe } from '../probes/config/settings/named.js';

/**
 * The probe of files that are named as `PATH[:FORMAT]`. Throws {@link EnvironmentError} for a path that does not start at
 * the environment's root and for a format that is not known.
 */
export function namedSettings(named: readonly string[]): Probe {
  return namedSettingsProbe(named.map(one));
}

function one(text: string) {
  const [, path = text, format] = /^(.*):([a-z0-9]+)$/i.exec(text) ?? [];
  if (!path.startsWith('/') || path.split('/').includes('..')) {
    throw new EnvironmentError(
      `"${path}" is no path of an environment`,
      'Write it as it is there, beginning with "/": /srv/app/config.toml, or /srv/app/*.yaml.',
    );
  }
  if (format !== undefined && !SETTING_FORMATS.includes(format)) {
    throw new EnvironmentError(
      `"${format}" is no format of settings`,
      `The formats are ${SETTING_FORMATS.join(', ')}.`,
    );
  }
  return { path: path.replace(/\/+/g, '/'), format };
}

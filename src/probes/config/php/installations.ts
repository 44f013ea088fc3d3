import type { ConfigurationFiles } from '../settings/files.js';

/** One way to run PHP, with the files that it reads. */
export interface PhpInstallation {
  /** What its keys begin with: the SAPI, and for all but the newest of several versions the version. */
  readonly label: string;
  readonly sapi: string;
  readonly ini: string;
  /** Directory that is scanned for further `.ini` files. */
  readonly scanned: string;
  /** Directory of FPM's pools. */
  readonly pools?: string;
}

/** Where PHP finds its configuration: Debian's layout, that of the official image, and that of Fedora and its kin. */
export function phpInstallations(files: ConfigurationFiles): readonly PhpInstallation[] {
  const versions = files
    .names('/etc/php')
    .filter((name) => /^\d+\.\d+$/.test(name))
    .sort((a, b) => Number(b) - Number(a) || (a < b ? 1 : -1));
  const debian = versions.flatMap((version, rank) =>
    files
      .names(`/etc/php/${version}`)
      .filter((sapi) => files.exists(`/etc/php/${version}/${sapi}/php.ini`))
      .map((sapi): PhpInstallation => {
        const directory = `/etc/php/${version}/${sapi}`;
        const label = rank === 0 ? sapi : `${sapi} ${version}`;
        const pools = sapi === 'fpm' ? { pools: `${directory}/pool.d` } : {};
        return { label, sapi, ini: `${directory}/php.ini`, scanned: `${directory}/conf.d`, ...pools };
      }),
  );
  return [
    ...debian,
    ...elsewhere(files, '/usr/local/etc/php/php.ini', '/usr/local/etc/php/conf.d', '/usr/local/etc/php-fpm.d'),
    ...elsewhere(files, '/etc/php.ini', '/etc/php.d', '/etc/php-fpm.d'),
  ];
}

/** All SAPIs share the files there; those of FPM have its name where there are pools. */
function elsewhere(files: ConfigurationFiles, ini: string, scanned: string, pools: string): PhpInstallation[] {
  if (!files.exists(ini) && files.names(scanned).length === 0) return [];
  const fpm = files.names(pools).length > 0;
  const sapi = fpm ? 'fpm' : 'cli';
  return [{ label: sapi, sapi, ini, scanned, ...(fpm ? { pools } : {}) }];
}

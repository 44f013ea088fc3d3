import type { ConfigurationFiles } from '../settings/files.js';

/** A cluster: one server with its own data. */
export interface PostgresqlCluster {
  /** Its name, and for all but the newest of several versions the version. */
  readonly label: string;
  /** Directory of its configuration. */
  readonly configuration: string;
  /** Directory of its data. */
  readonly data: string;
}

/** Clusters where Debian keeps them, where Fedora and its kin do, and where the official image does. */
export function postgresqlClusters(files: ConfigurationFiles): readonly PostgresqlCluster[] {
  const versions = files
    .names('/etc/postgresql')
    .filter((name) => /^\d+(\.\d+)?$/.test(name))
    .sort((a, b) => Number(b) - Number(a));
  const debian = versions.flatMap((version, rank) =>
    files.names(`/etc/postgresql/${version}`).map((name): PostgresqlCluster => {
      const configuration = `/etc/postgresql/${version}/${name}`;
      const label = rank === 0 ? name : `${name} ${version}`;
      return { label, configuration, data: `/var/lib/postgresql/${version}/${name}` };
    }),
  );
  if (debian.length > 0) return debian;
  const alone = ['/var/lib/pgsql/data', '/var/lib/postgresql/data'].find((at) => files.exists(`${at}/postgresql.conf`));
  return alone === undefined ? [] : [{ label: 'main', configuration: alone, data: alone }];
}

import { contentLines } from '../../formats/config/lines.js';
import { postgresqlClusters } from './postgresql/clusters.js';
import { postgresqlSettings } from './postgresql/settings.js';
import { configurationProbe } from './settings/probe.js';

/** PostgreSQL: each cluster's settings and its rules of access in order; `postgresql:main.shared_buffers`. */
export const postgresqlProbe = configurationProbe({
  id: 'postgresql',
  title: 'PostgreSQL',
  roots: ['/etc/postgresql', '/var/lib/pgsql'],
  ignores: (path) => !path.endsWith('.conf'),
  elsewhere: (path) => /^\/var\/lib\/postgresql\/.*\.conf$/.test(path),
  elsewherePatterns: ['/var/lib/postgresql/*.conf'],
  *settings(files) {
    for (const { label, configuration, data } of postgresqlClusters(files)) {
      yield* postgresqlSettings(files, label, [`${configuration}/postgresql.conf`, `${data}/postgresql.auto.conf`]);
      const access = files.read(`${configuration}/pg_hba.conf`);
      if (access === undefined) continue;
      const lines = contentLines(access.text, { comments: '#', continued: true });
      // The first line that matches decides, so the order is a part of the value.
      const value = lines.map(({ text }) => text.replace(/\s+/g, ' '));
      yield { key: `${label}.pg_hba`, value, file: access, line: lines[0]?.line };
    }
  },
});

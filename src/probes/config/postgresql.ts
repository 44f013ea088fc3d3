import { contentLines } from '../../formats/config/lines.js';
import { postgresqlClusters } from './postgresql/clusters.js';
import { postgresqlSettings } from './postgresql/settings.js';
import { configurationProbe } from './settings/probe.js';

/** Files that the server opens where `ssl` is on; relative names start from the data. */
const TLS = /\.ssl_(?:cert|key)_file$/;

/** PostgreSQL: each cluster's settings and its rules of access in order; `postgresql:main.shared_buffers`. */
export const postgresqlProbe = configurationProbe({
  id: 'postgresql',
  title: 'PostgreSQL',
  roots: ['/etc/postgresql', '/var/lib/pgsql'],
  // Beside Debian's configuration lies no data, and files may have any name that is included.
  ignores: (path) => !path.endsWith('.conf') && !/^\/etc\/postgresql\/[^/]+\/(?!.*\.(?:pem|key|crt)$)/.test(path),
  elsewhere: (path) => /^\/var\/lib\/postgresql\/.*\.conf$/.test(path),
  elsewherePatterns: ['/var/lib/postgresql/*.conf'],
  *settings(files) {
    for (const { label, configuration, data } of postgresqlClusters(files)) {
      const paths = [`${configuration}/postgresql.conf`, `${data}/postgresql.auto.conf`];
      for (const setting of postgresqlSettings(files, label, paths)) {
        const named = TLS.test(setting.key) ? [setting.value].flat() : [];
        yield { ...setting, mentions: named.map((path) => (path.startsWith('/') ? path : `${data}/${path}`)) };
      }
      const access = files.read(`${configuration}/pg_hba.conf`);
      if (access === undefined) continue;
      const lines = contentLines(access.text, { comments: '#', continued: true });
      // The first line that matches decides, so the order is a part of the value.
      const value = lines.map(({ text }) => text.replace(/\s+/g, ' '));
      yield { key: `${label}.pg_hba`, value, file: access, line: lines[0]?.line };
    }
  },
});

/** The servers of the site. */
export type Server = 'nginx' | 'mariadb' | 'php' | 'sshd' | 'postgresql' | 'redis' | 'apache' | 'none';

interface Starting {
  /** Fails where the server does not come up. */
  readonly start: string;
  readonly stop: string;
}

const SERVERS: Readonly<Record<Server, Starting>> = {
  nginx: { start: 'nginx', stop: 'nginx -s quit' },
  mariadb: {
    start: [
      'mkdir -p /run/mysqld; chown mysql /run/mysqld; mariadbd --user=mysql & server=$!',
      'until mariadb-admin --silent ping 2>/dev/null; do kill -0 $server || exit 1; sleep 0.2; done',
    ].join('\n'),
    stop: 'mariadb-admin shutdown; wait',
  },
  php: { start: 'mkdir -p /run/php; php-fpm{php} -D', stop: 'true' },
  sshd: { start: 'mkdir -p /run/sshd; /usr/sbin/sshd', stop: 'true' },
  postgresql: {
    start: 'pg_ctlcluster {postgresql} main start',
    stop: 'pg_ctlcluster {postgresql} main stop -m immediate',
  },
  redis: { start: 'redis-server /etc/redis/redis.conf --daemonize yes', stop: 'true' },
  apache: { start: 'apache2ctl start', stop: 'true' },
  none: { start: 'true', stop: 'true' },
};

/** Commands that start the server, try something with it, and stop it: they fail where either fails. */
export function trial(server: Server, proof = 'true'): string {
  const { start, stop } = SERVERS[server];
  return `${start} || exit 1\n( ${proof} )\nstatus=$?\n${stop}\nexit $status`;
}

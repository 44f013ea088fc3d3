import { selfSigned } from './certificate.js';
import type { Changes } from './machine.js';
import type { Suite } from './roots.js';
import type { Server } from './servers.js';
import { MARIADB_SITE, NGINX_SITE, UPLOAD } from './site.js';

/** One thing that is otherwise in the target. */
export interface PlantedDifference {
  readonly name: string;
  readonly server: Server;
  /** What is written in the target alone. */
  readonly target?: Changes;
  /** What is written in both: what makes the difference is the version there, or something that only one has. */
  readonly both?: Changes;
  readonly source?: Changes;
  /** Commands that fail where the difference breaks something although the server starts. */
  readonly proof?: string;
  /** The rule that must find it, and what it must say. Without it nothing breaks, and there must be no error. */
  readonly breaks?: { readonly rule: string; readonly says: RegExp };
  /** Targets in which it is planted. Default: all. */
  readonly suites?: readonly Suite[];
}

const NGINX = '/etc/nginx/sites-enabled/site';
const MARIADB = '/etc/mysql/mariadb.conf.d/90-site.cnf';
const POOL = '/etc/php/{php}/fpm/pool.d/www.conf';
const POSTGRESQL = '/etc/postgresql/{postgresql}/main/conf.d/site.conf';

const mariadb = (line: string) => `${MARIADB_SITE}${line}\n`;
const inServer = (line: string) => NGINX_SITE.replace('listen 80', `${line}\n  listen 80`);
const deploy = (passwd: string) => `${passwd}deploy:x:2000:2000::/srv/site:/usr/sbin/nologin\n`;
const deployGroup = (group: string) => `${group}deploy:x:2000:\n`;

const TLS = 'listen 443 ssl;\n  ssl_certificate /etc/ssl/site.pem;\n  ssl_certificate_key /etc/ssl/site.key;';
const CERTIFICATE: Changes = { '/etc/ssl/site.pem': selfSigned().certificate, '/etc/ssl/site.key': selfSigned().key };

/** Differences that break something, and those that must not be taken for such. */
export const DIFFERENCES: readonly PlantedDifference[] = [
  {
    name: 'a directive that only the newer nginx knows',
    server: 'nginx',
    both: { [NGINX]: inServer('http2 on;') },
    breaks: { rule: 'nginx-directive-unknown', says: /does not know the directive http2/ },
  },
  {
    name: 'a semicolon that is missing in an included file',
    server: 'nginx',
    target: { [NGINX]: NGINX_SITE.replace('20m;', '20m') },
    breaks: { rule: 'nginx-configuration-broken', says: /sites-enabled\/site/ },
  },
  {
    name: 'smaller uploads',
    server: 'nginx',
    target: { [NGINX]: NGINX_SITE.replace('20m', '1m') },
    proof: UPLOAD,
    breaks: { rule: 'nginx-body-size-smaller', says: /20m in the source and 1m/ },
  },
  {
    name: 'a block of a module that is not loaded',
    server: 'nginx',
    target: { '/etc/nginx/conf.d/image.conf': 'image_filter_buffer 2m;\n' },
    breaks: { rule: 'nginx-module-missing', says: /image_filter/ },
  },
  {
    name: 'a certificate that was not copied',
    server: 'nginx',
    target: { [NGINX]: inServer('ssl_certificate /etc/ssl/site.pem;\n  ssl_certificate_key /etc/ssl/site.key;') },
    breaks: { rule: 'configured-file-missing', says: /\/etc\/ssl\/site\.pem/ },
  },
  {
    name: 'an included file that was not copied',
    server: 'nginx',
    both: { [NGINX]: inServer('include /etc/nginx/snippets/site.conf;') },
    source: { '/etc/nginx/snippets/site.conf': 'server_tokens off;\n' },
    breaks: { rule: 'configured-file-missing', says: /snippets\/site\.conf/ },
  },
  {
    name: 'a user of nginx that does not exist',
    server: 'nginx',
    both: { '/etc/nginx/nginx.conf': (text) => text.replace('user www-data;', 'user deploy;') },
    source: { '/etc/passwd': deploy, '/etc/group': deployGroup },
    breaks: { rule: 'configured-user-missing', says: /deploy/ },
  },
  {
    name: 'an upstream whose name only /etc/hosts of the source knows',
    server: 'nginx',
    both: { [NGINX]: NGINX_SITE.replace('127.0.0.1:8000', 'app.internal:8000') },
    source: { '/etc/hosts': '127.0.0.1 localhost app.internal\n' },
    breaks: { rule: 'host-name-gone', says: /app\.internal/ },
  },
  {
    name: 'an option that MariaDB dropped',
    server: 'mariadb',
    target: { [MARIADB]: mariadb('innodb_file_format_check = ON\nlog_slow_queries = ON\nnonsense_option = 1') },
    breaks: { rule: 'mariadb-option-refused', says: /log_slow_queries/ },
    suites: ['bookworm'],
  },
  {
    name: 'an option that only the newer MariaDB knows',
    server: 'mariadb',
    both: { [MARIADB]: mariadb('character_set_collations = utf8mb4=uca1400_ai_ci') },
    breaks: { rule: 'mariadb-option-refused', says: /character_set_collations/ },
  },
  {
    name: 'a collation of another character set',
    server: 'mariadb',
    target: { [MARIADB]: MARIADB_SITE.replace('utf8mb4_general_ci', 'latin1_swedish_ci') },
    breaks: { rule: 'mariadb-collation-without-charset', says: /latin1_swedish_ci/ },
  },
  {
    name: 'smaller statements',
    server: 'mariadb',
    target: { [MARIADB]: MARIADB_SITE.replace('64M', '1M') },
    proof: `python3 -c 'print("insert into site.docs values (\\"" + "x" * 3000000 + "\\")")' | mariadb`,
    breaks: { rule: 'mysql-packet-smaller', says: /64M/ },
  },
  {
    name: 'names of tables in small letters',
    server: 'mariadb',
    target: { [MARIADB]: mariadb('lower_case_table_names = 1') },
    proof: 'mariadb -e "select * from site.Users"',
    breaks: { rule: 'mysql-table-names-case', says: /lower_case_table_names/ },
  },
  {
    name: 'a server that is not strict',
    server: 'mariadb',
    target: { [MARIADB]: mariadb("sql_mode = ''") },
    proof: `mariadb -e "insert into site.Users values ('far too long')" 2>&1 | grep -q 'Data too long'`,
    breaks: { rule: 'mysql-sql-mode-differs', says: /sql_mode/ },
  },
  {
    name: 'a keyword that only the newer sshd knows',
    server: 'sshd',
    both: { '/etc/ssh/sshd_config.d/site.conf': 'PerSourcePenalties no\n' },
    breaks: { rule: 'sshd-option-refused', says: /persourcepenalties/i },
  },
  {
    name: 'less memory for scripts',
    server: 'php',
    target: { '/etc/php/{php}/cli/conf.d/90-site.ini': 'memory_limit = 32M\n' },
    proof: `php -r '$text = str_repeat("x", 100 << 20);'`,
    breaks: { rule: 'php-limit-lower', says: /memory_limit/ },
  },
  {
    name: 'a user of the pool that does not exist',
    server: 'php',
    both: { [POOL]: (text) => text.replace('\nuser = www-data', '\nuser = deploy') },
    source: { '/etc/passwd': deploy, '/etc/group': deployGroup },
    breaks: { rule: 'configured-user-missing', says: /deploy/ },
  },
  {
    name: 'a parameter that only the newer PostgreSQL knows',
    server: 'postgresql',
    both: { [POSTGRESQL]: 'summarize_wal = off\n' },
    breaks: { rule: 'postgresql-parameter-refused', says: /summarize_wal/ },
  },
  {
    name: 'a directive that only the newer Redis knows',
    server: 'redis',
    both: { '/etc/redis/redis.conf': 'port 6379\ndir /var/lib/redis\nlocale-collate ""\n' },
    breaks: { rule: 'redis-directive-unknown', says: /locale-collate/ },
  },
  {
    name: 'a directive of a module that is not enabled',
    server: 'apache',
    both: { '/etc/apache2/conf-enabled/site.conf': 'ServerName example.org\nHeader set X-Site yes\n' },
    source: { '/etc/apache2/mods-enabled/headers.load': { link: '../mods-available/headers.load' } },
    breaks: { rule: 'apache-module-missing', says: /headers/ },
  },
  {
    name: 'TLS versions that its OpenSSL refuses',
    server: 'nginx',
    target: { [NGINX]: inServer(`${TLS}\n  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;`), ...CERTIFICATE },
    proof: `grep -q ssl_protocols ${NGINX} || exit 0; openssl s_client -tls1_1 -cipher ALL:@SECLEVEL=0 -connect 127.0.0.1:443 </dev/null`,
    breaks: { rule: 'tls-protocols-void', says: /TLSv1, TLSv1\.1/ },
    suites: ['bookworm'],
  },
  {
    name: 'TLS versions that only an older OpenSSL lets it speak',
    server: 'nginx',
    target: { [NGINX]: inServer(`${TLS}\n  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;`), ...CERTIFICATE },
    proof: `grep -q ssl_protocols ${NGINX} || exit 0; openssl s_client -tls1_1 -cipher ALL:@SECLEVEL=0 -connect 127.0.0.1:443 </dev/null`,
    suites: ['bullseye'],
  },
  {
    name: 'TLS versions that are let in at level 0',
    server: 'nginx',
    target: {
      [NGINX]: inServer(`${TLS}\n  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;\n  ssl_ciphers ALL:@SECLEVEL=0;`),
      ...CERTIFICATE,
    },
    proof: `grep -q ssl_protocols ${NGINX} || exit 0; openssl s_client -tls1_1 -cipher ALL:@SECLEVEL=0 -connect 127.0.0.1:443 </dev/null`,
  },
  {
    name: 'logs for a user that does not exist',
    server: 'none',
    both: {
      '/etc/logrotate.d/site': '/var/log/site.log {\n  daily\n  missingok\n  create 0640 deploy adm\n}\n',
    },
    source: { '/etc/passwd': deploy, '/etc/group': deployGroup },
    proof: 'printf "include /etc/logrotate.d/site\\n" >/tmp/rotate && logrotate -s /tmp/state /tmp/rotate',
    breaks: { rule: 'logrotate-user-missing', says: /deploy/ },
  },
  {
    name: 'logs rotated more often, written otherwise',
    server: 'none',
    target: {
      '/etc/logrotate.d/site': '# site\n"/var/log/site.log"\n{\n  weekly\n  missingok\n  create 0640 www-data adm\n}\n',
    },
    source: { '/etc/logrotate.d/site': '/var/log/site.log { \n  daily\n  missingok\n}\n' },
    proof: 'printf "include /etc/logrotate.d/site\\n" >/tmp/rotate && logrotate -s /tmp/state /tmp/rotate',
  },
  {
    name: 'a module of logins that was not installed',
    server: 'none',
    target: { '/etc/pam.d/su': (text) => `auth required pam_site.so\n${text}` },
    proof: 'su -c true root',
    breaks: { rule: 'pam-module-missing', says: /pam_site\.so/ },
  },
  {
    name: 'a module of logins that may be missing',
    server: 'none',
    target: { '/etc/pam.d/su': (text) => `-session optional pam_site.so\n${text}` },
    proof: 'su -c true root',
  },
  {
    name: 'logins without their limits',
    server: 'none',
    both: { '/etc/security/limits.d/site.conf': 'root hard nofile 512\nroot soft nofile 512\n' },
    source: { '/etc/pam.d/su': (text) => `${text}\nsession required pam_limits.so\n` },
    target: { '/etc/pam.d/su': (text) => text.replace(/^session.*pam_limits.*$/m, '') },
    proof: 'test "$(su -c "ulimit -n" root)" = 512',
    breaks: { rule: 'pam-limits-not-applied', says: /su applies limits\.conf/ },
  },
  {
    name: 'a script of a unit that lost its execute bit',
    server: 'none',
    target: {
      '/etc/systemd/system/site.service': '[Service]\nExecStart=/srv/site/run.sh\nUser=www-data\nLimitNOFILE=65536\n',
      '/srv/site/run.sh': '#!/bin/sh\nexec true\n',
    },
    proof: 'env $(sed -n "s/^ExecStart=//p" /etc/systemd/system/site.service | cut -d" " -f1) --version',
    breaks: { rule: 'configured-program-not-executable', says: /run\.sh/ },
  },
  {
    name: 'comments, another order and other spaces',
    server: 'nginx',
    target: {
      [NGINX]: `# of the customer\n${NGINX_SITE.replace('  client_max_body_size 20m;\n', '').replace('{\n  listen', '{ client_max_body_size   20m ;\n\tlisten')}`,
    },
    proof: UPLOAD,
  },
  {
    name: 'the same site in another file',
    server: 'nginx',
    target: { [NGINX]: undefined, '/etc/nginx/conf.d/site.conf': NGINX_SITE },
    proof: UPLOAD,
  },
  {
    name: 'larger uploads',
    server: 'nginx',
    target: { [NGINX]: NGINX_SITE.replace('20m', '100m') },
    proof: UPLOAD,
  },
  {
    name: 'a broken site that is not enabled',
    server: 'nginx',
    target: { '/etc/nginx/sites-available/old': 'server { http2 on; listen 80' },
    proof: UPLOAD,
  },
  {
    name: 'a newer directive in a comment',
    server: 'nginx',
    target: { [NGINX]: inServer('# http2 on;') },
  },
  {
    name: 'options spelled otherwise',
    server: 'mariadb',
    target: {
      [MARIADB]:
        '[mariadb]\nmax-allowed-packet=67108864\ncharacter_set_server="utf8mb4"\ncollation_server=utf8mb4_general_ci\n',
    },
    proof: `python3 -c 'print("insert into site.docs values (\\"" + "x" * 3000000 + "\\")")' | mariadb`,
  },
  {
    name: 'an unknown option that may be passed over',
    server: 'mariadb',
    target: { [MARIADB]: mariadb('loose_nonsense_option = 1\nloose-innodb_dedicated_server = 1') },
  },
  {
    name: 'rubbish in a file that no server reads',
    server: 'mariadb',
    target: { '/etc/mysql/mariadb.conf.d/90-site.cnf.bak': '[mysqld]\nnonsense_option = 1\n[' },
  },
  {
    name: 'a limit that is set and then set right',
    server: 'mariadb',
    target: { '/etc/mysql/mariadb.conf.d/80-early.cnf': '[mysqld]\nmax_allowed_packet = 1M\n' },
    proof: `python3 -c 'print("insert into site.docs values (\\"" + "x" * 3000000 + "\\")")' | mariadb`,
  },
  {
    name: 'synonyms, other case, and a second mention that does not count',
    server: 'sshd',
    target: {
      '/etc/ssh/sshd_config.d/site.conf':
        'permitrootlogin without-password\nMAXSESSIONS 20\nPermitRootLogin prohibit-password\n',
    },
  },
  {
    name: 'a default that is written out',
    server: 'php',
    target: {
      '/etc/php/{php}/fpm/conf.d/90-site.ini': 'memory_limit = "256M"\npost_max_size = 8M\ndisplay_errors = Off\n',
    },
  },
  {
    name: 'the same size in another unit',
    server: 'postgresql',
    target: { [POSTGRESQL]: "work_mem = 8192kB # as before\nshared_buffers = '131072kB'\n" },
    proof: 'su postgres -c "psql -tc \'show shared_buffers\'" | grep -q 128MB',
  },
  {
    name: 'another way to write a size and a list of defaults',
    server: 'redis',
    target: { '/etc/redis/redis.conf': '# cache\nMAXMEMORY 104857600\nport 6379\ndir "/var/lib/redis"\ntimeout 0\n' },
  },
  {
    name: 'other case and a block that does not apply',
    server: 'apache',
    target: {
      '/etc/apache2/conf-enabled/site.conf':
        'servername example.org\nKEEPALIVE on\n<IfModule mod_nonsense.c>\n  Nonsense on\n</IfModule>\n',
    },
  },
];

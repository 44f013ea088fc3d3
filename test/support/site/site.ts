import type { Changes } from './machine.js';

const APP = `from flask import Flask, request
app = Flask(__name__)

@app.route('/upload', methods=['POST'])
def upload():
    return str(len(request.get_data()))

if __name__ == '__main__':
    app.run('127.0.0.1', 8000)
`;

/** Sends that many bytes to the site and fails unless it takes them. */
const ASK = `import sys, time, urllib.request
size = int(sys.argv[1])
for attempt in range(100):
    try:
        urllib.request.urlopen('http://127.0.0.1:8000/', timeout=60)
    except urllib.error.HTTPError:
        break
    except OSError:
        time.sleep(0.2)
answer = urllib.request.urlopen('http://127.0.0.1/upload', data=b'x' * size, timeout=60)
assert int(answer.read()) == size
`;

/** The site's block of nginx. */
export const NGINX_SITE = `upstream app {
  server 127.0.0.1:8000;
}
server {
  listen 80 default_server;
  server_name example.org www.example.org;
  client_max_body_size 20m;
  location / {
    proxy_pass http://app;
    proxy_set_header Host $host;
  }
}
`;

/** What the site adds to MariaDB's options. */
export const MARIADB_SITE = `[mysqld]
max_allowed_packet = 64M
character-set-server = utf8mb4
collation-server = utf8mb4_general_ci
`;

/** What is written for the site on every machine, the same everywhere. */
export const SITE: Changes = {
  '/srv/site/app.py': APP,
  '/srv/site/ask.py': ASK,
  '/etc/systemd/system/site.service':
    '[Service]\nExecStart=/usr/bin/python3 /srv/site/app.py\nUser=www-data\nLimitNOFILE=65536\n',
  '/etc/nginx/sites-enabled/default': undefined,
  '/etc/nginx/sites-enabled/site': NGINX_SITE,
  '/etc/mysql/mariadb.conf.d/90-site.cnf': MARIADB_SITE,
  '/etc/php/{php}/fpm/conf.d/90-site.ini': 'memory_limit = 256M\npost_max_size = 8M\n',
  '/etc/php/{php}/cli/conf.d/90-site.ini': 'memory_limit = 256M\n',
  '/etc/ssh/sshd_config.d/site.conf': 'PermitRootLogin prohibit-password\nMaxSessions 20\n',
  '/etc/postgresql/{postgresql}/main/conf.d/site.conf': "shared_buffers = 128MB\nwork_mem = '8MB'\n",
  '/etc/redis/redis.conf': 'maxmemory 100mb\nport 6379\ndir /var/lib/redis\n',
  '/etc/apache2/conf-enabled/site.conf': 'ServerName example.org\nKeepAlive On\n',
  '/etc/apache2/ports.conf': 'Listen 8080\n',
};

/** Tables of the site, one of them named with a capital. */
export const SCHEMA =
  'mariadb -e "create database site; create table site.Users (name varchar(5)); create table site.docs (text longtext)"';

/** Succeeds where the site takes an upload of two megabytes through nginx. */
export const UPLOAD = 'python3 /srv/site/app.py & python3 /srv/site/ask.py 2000000';

import assert from 'node:assert/strict';
import { nginxProbe } from '../../../src/probes/config/nginx.js';
import { configurationOf, said } from '../../support/configuration.js';

const MAIN = [
  'user www-data;',
  'http {',
  '  include mime.types;',
  '  include sites-enabled/*;',
  '  client_max_body_size 1024k;',
  '}',
].join('\n');

const SITE = [
  'server {',
  '  server_name example.org www.example.org;',
  '  listen 443 ssl; listen [::]:443 ssl;',
  '  client_max_body_size 20480k;',
  '  add_header X-A 1; add_header X-B "two words";',
  '  location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; }',
  '  location ~ /x { return 403; }',
  '}',
  'server { server_name example.org; return 301 https://example.org; }',
].join('\n');

describe('the nginx probe', () => {
  it('tells which files it names that are not there, included ones too', async () => {
    const main =
      'http { ssl_certificate ssl/a.pem; ssl_certificate_key /etc/a.key; include nowhere.conf; include x/*; }';
    const section = await configurationOf({ '/etc/nginx/nginx.conf': main, '/etc/a.key': '' }, nginxProbe);
    const absent = Object.entries(section.facts).flatMap(([key, fact]) => (fact.absent ? [[key, fact.absent]] : []));
    assert.deepEqual(absent, [
      ['nginx:http.include', ['/etc/nginx/nowhere.conf']],
      ['nginx:http.ssl_certificate', ['/etc/nginx/ssl/a.pem']],
    ]);
  });

  it('puts includes in their place and names the file and line of every setting', async () => {
    const section = await configurationOf(
      {
        '/etc/nginx/nginx.conf': MAIN,
        '/etc/nginx/mime.types': 'types { text/html html htm; }',
        '/etc/nginx/sites-available/site': SITE,
        '/etc/nginx/sites-enabled/site': { link: '../sites-available/site' },
      },
      nginxProbe,
    );
    assert.equal(section.status, 'complete');
    const at = '/etc/nginx/sites-enabled/site';
    assert.deepEqual(said(section), {
      'nginx:user': ['www-data', '/etc/nginx/nginx.conf:1'],
      'nginx:http.types': [['text/html html htm'], '/etc/nginx/mime.types:1'],
      'nginx:http.client_max_body_size': ['1m', '/etc/nginx/nginx.conf:5'],
      'nginx:http.server[example.org].server_name': ['example.org www.example.org', `${at}:2`],
      'nginx:http.server[example.org].listen': [['443 ssl', '[::]:443 ssl'], `${at}:3`],
      'nginx:http.server[example.org].client_max_body_size': ['20m', `${at}:4`],
      'nginx:http.server[example.org].add_header[X-A]': ['1', `${at}:5`],
      'nginx:http.server[example.org].add_header[X-B]': ['"two words"', `${at}:5`],
      'nginx:http.server[example.org].location[~ \\.php$].fastcgi_pass': ['unix:/run/php.sock', `${at}:6`],
      'nginx:http.server[example.org].location[~ /x].return': ['403', `${at}:7`],
      'nginx:http.server[example.org].location order': [['~ \\.php$', '~ /x'], `${at}:6`],
      'nginx:http.server[example.org 80].server_name': ['example.org', `${at}:9`],
      'nginx:http.server[example.org 80].return': ['301 https://example.org', `${at}:9`],
    });
  });

  it('says what a server inherits, and what nginx takes by default', async () => {
    const { facts } = await configurationOf(
      { '/etc/nginx/nginx.conf': `${MAIN}`, '/etc/nginx/sites-enabled/s': 'server { server_name s; }' },
      nginxProbe,
    );
    assert.deepEqual(facts['nginx:http.server[s].client_max_body_size'], {
      value: '1m',
      path: '/etc/nginx/nginx.conf',
      line: 5,
      inherited: 'nginx:http.client_max_body_size',
    });
    assert.deepEqual(facts['nginx:http.keepalive_timeout'], { value: '75s', default: true });
  });

  it('keeps a file that nginx would refuse as text', async () => {
    const { facts, status } = await configurationOf({ '/etc/nginx/nginx.conf': 'user a;\nhttp {\n' }, nginxProbe);
    assert.equal(status, 'complete');
    assert.deepEqual(facts['nginx:text[/etc/nginx/nginx.conf]'], {
      value: ['user a;', 'http {'],
      path: '/etc/nginx/nginx.conf',
      line: 2,
      unparsed: 'line 2: the block that begins here is not closed',
    });
    assert.equal(facts['nginx:user']?.value, 'a');
  });

  it('says what is included and was not read', async () => {
    const files = { '/etc/nginx/nginx.conf': 'include /data/x; include /gone/*.conf;', '/data/x': 'user a;' };
    const { problems, status } = await configurationOf(files, nginxProbe);
    assert.equal(status, 'partial');
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['/data/x'],
    );
  });

  it('ends where files include each other, and where there is no nginx', async () => {
    const loop = { '/etc/nginx/nginx.conf': 'user a; include nginx.conf; include nginx.conf;' };
    assert.ok((await configurationOf(loop, nginxProbe)).facts['nginx:user']);
    assert.equal((await configurationOf({ '/etc/passwd': '' }, nginxProbe)).status, 'not-applicable');
  });
});

import { parseNginx } from '../../formats/config/nginx.js';
import { loadNginx } from './nginx/load.js';
import { namedFiles } from './nginx/named-files.js';
import { nginxSettings } from './nginx/settings.js';
import { configurationProbe } from './settings/probe.js';
import { asText } from './settings/setting.js';

/** Where distributions, nginx's own packages and builds from source have it. */
const MAIN = [
  '/etc/nginx/nginx.conf',
  '/usr/local/nginx/conf/nginx.conf',
  '/usr/local/openresty/nginx/conf/nginx.conf',
  '/usr/local/etc/nginx/nginx.conf',
];

const ROOTS = ['/etc/nginx', '/usr/share/nginx/modules-available', '/usr/share/nginx/modules', '/usr/local/etc/nginx'];

/** Where deployments keep a part of the configuration that the system's includes. */
const ELSEWHERE = /^\/(?:srv|opt|home|var\/www|usr\/local)\/.*\.conf$/;

/** nginx: every directive with its includes in place, `nginx:http.server[NAME].client_max_body_size`. */
export const nginxProbe = configurationProbe({
  id: 'nginx',
  title: 'nginx',
  paths: MAIN,
  roots: ROOTS,
  ignores: (path) => /\.(?:pem|key|crt|cer|der|html?|gz|js|css|png|htpasswd)$/.test(path),
  elsewhere: (path) => path.endsWith('.conf') && ELSEWHERE.test(path),
  elsewherePatterns: ['/srv', '/opt', '/home', '/var/www', '/usr/local'].map((top) => `${top}/*.conf`),
  *settings(files) {
    const main = MAIN.find((path) => files.exists(path));
    const file = main === undefined ? undefined : files.read(main);
    if (file === undefined) return;
    const loaded = loadNginx(file, files, parseNginx);
    for (const setting of nginxSettings(loaded.directives))
      yield { ...setting, names: namedFiles(setting, loaded.base) };
    for (const { file: broken, problem } of loaded.broken) yield asText(broken, problem);
  },
});

import { buildElf } from '../elf/build.js';
import type { ImageSpec } from '../image.js';
import { buildTar } from '../tar.js';
import { code } from './code.js';
import { type Planted, SECRET_NAMES } from './kinds.js';
import { Supply } from './supply.js';

/** An image with secrets at every place that is captured, and the secrets. */
export interface PlantedImage {
  readonly image: ImageSpec;
  readonly planted: readonly Planted[];
}

/** Configuration files of programs, each line with a secret. */
function configuration(supply: Supply): Readonly<Record<string, string>> {
  const p = () => supply.password('configuration');
  return {
    'etc/mysql/my.cnf': `[client]\nuser=root\npassword=${p()}\n[mysqld]\nwsrep_sst_auth=sst:${p()}\nmaster_password="${p()}"\n`,
    'etc/mysql/conf.d/a.cnf': `[mysqldump]\npassword = '${p()}'\n`,
    'etc/nginx/nginx.conf': `events {}\nhttp { server { listen 80; server_name a; location / { proxy_set_header Authorization "Basic ${Buffer.from(`u:${p()}`).toString('base64')}"; proxy_set_header X-Api-Key ${p()}; proxy_pass http://u:${p()}@up/; } } }\n`,
    'etc/php/8.4/fpm/php.ini': `[mysqli]\nmysqli.default_pw = "${p()}"\n[Session]\nsession.save_path = "tcp://cache:6379?auth=${p()}"\n`,
    'etc/php/8.4/fpm/pool.d/www.conf': `[www]\nenv[DB_PASSWORD] = ${p()}\nphp_admin_value[mysqli.default_pw] = ${p()}\n`,
    'etc/redis/redis.conf': `requirepass ${p()}\nmasterauth ${p()}\n`,
    'etc/environment': `API_TOKEN=${p()}\nDATABASE_URL=${supply.text()}\nX=${supply.token()}\n`,
    'etc/profile.d/app.sh': `export APP_SECRET=${p()}\nexport Y=${supply.token()}\n`,
    'etc/systemd/system/app.service': `[Unit]\nDescription=app\n[Service]\nEnvironment=DB_PASSWORD=${p()} "API_KEY=${p()}"\nEnvironment=Z=${supply.token()}\nExecStart=/usr/bin/app --password=${p()} --token ${p()}\nExecStartPre=/usr/bin/mysql -u root -p${p()}\n[Install]\nWantedBy=multi-user.target\n`,
    'etc/systemd/system/app.service.d/x.conf': `[Service]\nEnvironment="SECRET_KEY=${p()}"\n`,
    'etc/crontab': `MAILTO=root\nPGPASSWORD=${p()}\n* * * * * root curl -u me:${p()} https://x/\n`,
    'etc/cron.d/app': `* * * * * root mysqldump -p${p()} app\n`,
    'etc/fstab': `//nas/x /mnt cifs username=me,password=${p()},uid=0 0 0\n`,
    'etc/apt/sources.list': `deb https://me:${p()}@repo.example.org/debian trixie main\n`,
    'etc/apt/apt.conf.d/90proxy': `Acquire::http::Proxy "http://me:${p()}@proxy:3128";\n`,
    'etc/resolv.conf': `nameserver 192.0.2.1\nsearch ${supply.fileName()}.example.org\n`,
    'etc/hosts': `127.0.0.1 localhost ${supply.fileName()}\n`,
    'etc/security/limits.d/app.conf': `${supply.fileName()} hard nofile 1\n`,
    'etc/cron.d/app.conf': `* * * * * root mysql -p${p()}\n`,
    'etc/cron.d/broken': `* * * * * curl -u me:${p()} https://x/ --token ${p()}\n`,
    'etc/apache2/envvars': `export DB_PASSWORD=${p()}\n`,
    'etc/apache2/sites-enabled/a.conf': `<VirtualHost *:80>\nServerName a\nSetEnv API_KEY \${DB_PASSWORD}\nRequestHeader set Authorization "Bearer ${supply.token()}"\nProxyPass / http://u:${p()}@up/\n`,
    'etc/docker/daemon.json': `{"proxies":{"http-proxy":"http://me:${p()}@proxy:3128"}}`,
    'usr/sbin/dockerd': '',
    'usr/lib/x86_64-linux-gnu/libseccomp.so.2.5.4': '',
    'etc/containerd/config.toml': `[plugins."io.containerd.grpc.v1.cri".registry.configs."r".auth]\n  password = "${p()}"\n`,
    'etc/ssl/openssl.cnf': `openssl_conf = d\n[d]\nssl_conf = s\n[s]\nsystem_default = p\n[p]\nCipherString = ${supply.token()}\n`,
    'etc/timezone': `${supply.token()}\n`,
    'etc/localtime': '',
    'etc/ssl/private/site.key': supply.keys()[0] ?? '',
    'etc/ssl/certs/ca-certificates.crt': `# ${supply.token()}\n`,
    'usr/lib/locale/C.UTF-8/LC_CTYPE': '',
    'lib/apk/db/installed': `P:a\nV:1\nA:x86_64\nT:${supply.text()}\nU:https://me:${p()}@example.org\n\n`,
    'var/lib/pacman/local/a-1-1/desc': `%NAME%\na\n\n%VERSION%\n1-1\n\n%ARCH%\nany\n\n%URL%\nhttps://me:${p()}@example.org\n\n%PACKAGER%\n${supply.token()}\n\n`,
    'usr/lib/systemd/systemd-sysctl': '',
    'etc/sysctl.conf': `kernel.core_pattern=|/usr/bin/x --token=${p()}\nkernel.x=${supply.token()}\n`,
    'etc/pip.conf': `[global]\nindex-url = https://me:${p()}@pypi.example.org/simple\n`,
    'root/.npmrc': `//registry.example.org/:_authToken=${p()}\n`,
    'srv/app/.env': `DB_PASSWORD=${p()}\nW=${supply.token()}\n`,
    'srv/app/config.json': `{"database": {"password": "${p()}"}, "k": "${supply.token()}"}\n`,
    'srv/app/config.yaml': `database:\n  password: ${p()}\nurl: ${supply.text()}\n`,
    'srv/app/package.json': `{"name":"app","version":"1.0.0","scripts":{"start":"node . --token=${p()}"},"repository":"https://me:${p()}@git.example.org/app"}\n`,
    'etc/apache2/apache2.conf': `SetEnv DB_PASSWORD ${p()}\nDBDParams "host=db user=app password=${p()}"\n`,
    'etc/postgresql/17/main/postgresql.conf': `primary_conninfo = 'host=db user=rep password=${p()}'\n`,
    'etc/ssh/sshd_config': `PasswordAuthentication no\nAuthorizedKeysCommand /usr/bin/keys --token=${p()}\nBanner /etc/${supply.fileName()}\nMatch User ${supply.fileName()}\n  X11Forwarding no\n`,
    'etc/logrotate.conf': `include /etc/logrotate.d\nmail smtp://ops:${p()}@mail.example.org\n`,
    'etc/pam.d/sshd': `auth required pam_mysql.so user=x passwd=${p()} db=x\nsession optional pam_exec.so /usr/bin/x --token=${p()}\n`,
    'etc/anacrontab': `1 5 app curl -u me:${p()} https://x/\n`,
    [`etc/cron.daily/${supply.plainName()}`]: '',
    'etc/chrony/chrony.conf': `server ${supply.fileName()}.example.org\n# key ${p()}\n`,
    'etc/systemd/system/multi-user.target.wants/app.service': '',
    'etc/logrotate.d/app': `/var/log/app.log {\n postrotate\n  curl -u me:${p()} https://x/\n endscript\n}\n`,
  };
}

/** Files of the system whose fields or names hold secrets. */
function system(supply: Supply): Readonly<Record<string, string | Buffer>> {
  const script = `#!/usr/bin/env -S python3 --password=${supply.password('shebang')}\n`;
  return {
    'usr/lib/os-release': `ID=demo\nVERSION_ID="1"\nPRETTY_NAME="Demo ${supply.token()}"\n`,
    'etc/passwd': `root:x:0:0:root:/root:/bin/sh\napp:${supply.token()}:1:1:App ${supply.token()},,,:/srv/${supply.fileName()}:/bin/sh\nbroken ${supply.token()}\n`,
    'etc/group': `root:x:0:\napp:${supply.token()}:1:app\n`,
    'var/lib/dpkg/status': `Package: a\nStatus: install ok installed\nArchitecture: all\nVersion: 1\nDescription: ${supply.text()}\n\nPackage: b\nStatus: what ${supply.token()}\n\n`,
    'etc/ld.so.conf': `/opt/${supply.fileName()}/lib\n`,
    [`opt/${supply.fileName()}/liba.so.1`]: buildElf({ soname: 'liba.so.1', needed: [`lib-${supply.fileName()}.so`] }),
    'usr/bin/app': script,
  };
}

function variables(supply: Supply): readonly string[] {
  return [
    'PATH=/usr/bin:/bin',
    ...SECRET_NAMES.map((name) => `${name}=${supply.password(name)}`),
    ...Array.from({ length: 200 }, (_, at) => `SETTING_${at}=${supply.token()}`),
    ...Array.from({ length: 60 }, (_, at) => `ADDRESS_${at}=${supply.text()}`),
    ...supply.keys().map((key, at) => `PEM_${at}=${key}`),
  ];
}

/** The image. Every secret in it is another. */
export function plantedImage(): PlantedImage {
  const supply = new Supply();
  const files = { ...system(supply), ...configuration(supply), ...code(supply) };
  const layer = buildTar(
    Object.entries(files).map(([name, content]) => ({
      name,
      content,
      mode: /^usr\/(?:local\/)?s?bin|^srv\/(?:go|perl)\//.test(name) ? 0o755 : 0o644,
    })),
  );
  const labels = Object.fromEntries([
    ...SECRET_NAMES.map((name) => [`org.example.${name}`, supply.password(`label ${name}`)]),
    ...Array.from({ length: 120 }, (_, at) => [`org.example.l${at}`, supply.token()]),
    ...Array.from({ length: 40 }, (_, at) => [`org.example.t${at}`, supply.text()]),
  ]);
  const config = {
    Env: variables(supply),
    Labels: labels,
    Entrypoint: ['/usr/bin/app', '--password', supply.password('argument'), `--api-key=${supply.password('argument')}`],
    Cmd: [
      'sh',
      '-c',
      `mysql -p${supply.password('command')} && DB_PASSWORD=${supply.password('command')} run ${supply.token()}`,
    ],
    WorkingDir: `/srv/${supply.fileName()}`,
  };
  return { image: { layers: [layer], config }, planted: supply.used };
}

/** What a collector brings of a running machine, with secrets where such a machine has them; records as they are packed. */
export function plantedMachine(): { readonly records: string; readonly planted: readonly Planted[] } {
  const supply = new Supply();
  const p = (kind: string) => supply.password(kind);
  const mark = 'hostdrift-record-1-2-planted';
  const record = (line: string, body = '') => `\n${mark} ${line}\n${body}`;
  const text = [
    `hostdrift-bundle 1 ${mark}\n`,
    record('host - web1'),
    record(
      'live - /proc/cmdline',
      `root=/dev/vda1 rd.luks.passphrase=${p('kernel')} token=${p('kernel')} x=${supply.token()}\n`,
    ),
    record('live - /proc/sys/kernel/osrelease', '6.1.0\n'),
    record('live - /proc/self/status', 'Seccomp:\t0\n'),
    record('live - /proc/self/mounts', `//nas/x /mnt cifs rw,username=me,password=${p('mount')} 0 0\n`),
    record('live - /proc/sys/fs/file-max', '9\n'),
    record('units - systemd', `backup-${supply.fileName()}.service loaded failed failed x --token=${p('unit')}\n`),
    record('clock - systemd', 'System clock synchronized: no\n'),
    record(
      'docker - -',
      `{"Server":{"Version":"20.10.5","Components":[{"Name":"Engine","Version":"20.10.5"}]},"Info":{"Driver":"overlay2","HttpProxy":"http://me:${p('docker')}@proxy:3128","Labels":["token=${p('docker')}"],"SecurityOptions":["name=seccomp,profile=${supply.token()}"]}}`,
    ),
    record(
      `service systemd ${supply.fileName()}.service`,
      'Max open files            1024                 4096                 files     \n',
    ),
    record('live - /proc/modules', `${supply.fileName()} 16384 0 - Live 0x0\n`),
    record('live - /proc/self/cgroup', `0::/${supply.fileName()}\n`),
    record(
      'live - /proc/self/limits',
      'Limit                     Soft Limit           Hard Limit           Units     \nMax open files            1024                 4096                 files     \n',
    ),
    record(
      'live - /proc/net/tcp',
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1 0 100 0 0 10 0\n',
    ),
    record('live - /sys/kernel/security/lsm', `capability,${supply.fileName()}\n`),
    record('live - /sys/devices/system/clocksource/clocksource0/current_clocksource', `${supply.token()}\n`),
    record('machine - x86_64'),
    record('tree -', 'd 755 0 0 0 etc\0\0f 644 0 0 5 etc/hosts\0\0'),
    record('text - /etc/hosts', '1.1.1.1 a\n'),
    record('end -'),
  ];
  return { records: text.join(''), planted: supply.used };
}

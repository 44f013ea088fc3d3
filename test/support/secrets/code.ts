import { runtimeConfig } from '../dotnet.js';
import { buildElf } from '../elf/build.js';
import { goProgram } from '../go.js';
import { jar } from '../jar.js';
import { javaClass } from '../java-class.js';
import type { Supply } from './supply.js';

type Files = Readonly<Record<string, string | Buffer | Uint8Array>>;

/** Code and metadata of software in each language, each with secrets where people leave them; paths without the first `/`. */
export function code(supply: Supply): Files {
  const p = () => supply.password('code');
  return {
    ...scripts(supply),
    'srv/app/index.js': [
      `const key = '${supply.token()}';`,
      `require('./${supply.fileName()}');`,
      `require('child_process').execSync('mysql -p${p()} app');`,
      `require('child_process').spawn('curl', ['-u', 'me:${p()}', 'https://example.org']);`,
      `import('https://me:${p()}@example.org/x.js');`,
    ].join('\n'),
    'srv/php/index.php': `<?php require './${supply.fileName()}.php'; mb_strlen('${supply.token()}'); $db = 'mysql://u:${p()}@db';`,
    'srv/php/vendor/composer/installed.json': `{"packages":[{"name":"acme/a","version":"1.0.0","dist":{"url":"https://me:${p()}@repo.example.org/a.zip"},"require":{"ext-intl":"*"}}]}`,
    'srv/perl/tool': `#!/usr/bin/perl\nuse lib '/srv/${supply.fileName()}';\nuse DBI;\nmy $token = '${supply.token()}';\n`,
    'srv/ruby/Gemfile.lock': `GIT\n  remote: https://me:${p()}@git.example.org/a.git\n  revision: abc\n  specs:\n    a (1.0)\n\nGEM\n  remote: https://me:${p()}@gems.example.org/\n  specs:\n    rake (13.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  a!\n  rake\n`,
    'srv/ruby/.bundle/config': `---\nBUNDLE_GEMS__EXAMPLE__ORG: "me:${p()}"\nBUNDLE_PATH: "/srv/${supply.fileName()}"\n`,
    'srv/go/api': Buffer.from(
      goProgram({
        modules: [
          'path\texample.org/api',
          `build\t-ldflags="-X main.token=${supply.token()}"`,
          `build\t-tags=${supply.fileName()}`,
        ],
      }),
    ),
    'srv/java/App.class': javaClass({ name: 'a/App', main: [{ make: 'b/B' }] }),
    'srv/java/app.jar': jar({
      'META-INF/MANIFEST.MF': `Main-Class: a.App\nX-Token: ${supply.token()}\nClass-Path: ${supply.fileName()}.jar\n`,
      'a/App.class': javaClass({ name: 'a/App' }),
    }),
    'usr/lib/jvm/j/release': `IMPLEMENTOR="${supply.token()}"\nJAVA_VERSION="17.0.19"\n`,
    'srv/net/api.runtimeconfig.json': runtimeConfig('8.0.0', { configProperties: { 'App.Token': supply.token() } }),
    'srv/win/app.dll': '',
    'opt/plug.so': buildElf({ soname: `lib-${supply.fileName()}.so` }),
  };
}

function scripts(supply: Supply): Files {
  const p = () => supply.password('script');
  return {
    'usr/local/bin/backup.sh': [
      '#!/bin/sh',
      `export AWS_SECRET_ACCESS_KEY=${p()}`,
      `PGPASSWORD=${p()} psql -h db app`,
      `mysqldump -u root -p${p()} app | ssh me@host cat`,
      `curl -u me:${p()} https://example.org/${supply.fileName()}`,
      `echo "root:${p()}" | chpasswd`,
      `su ${supply.fileName()} -c "redis-cli -a ${p()} ping"`,
      `cd /srv/${supply.fileName()}`,
    ].join('\n'),
    'srv/app/tool.py': [
      'import subprocess, ctypes',
      `TOKEN = '${supply.token()}'`,
      `subprocess.run(['mysql', '-p${p()}', 'app'])`,
      `ctypes.CDLL('${supply.fileName()}.so')`,
      `PASSWORD = '${p()}'`,
    ].join('\n'),
    'srv/app/requirements.txt': `--index-url https://me:${p()}@pypi.example.org/simple\nflask==3.0\na @ https://me:${p()}@git.example.org/a.zip\n`,
    'srv/app/pyproject.toml': `[project]\nname = "app"\nversion = "1"\ndependencies = ["b @ git+https://me:${p()}@git.example.org/b"]\n[[tool.uv.index]]\nurl = "https://me:${p()}@pypi.example.org/simple"\n`,
    'srv/venv/pyvenv.cfg': `home = /usr/bin\nversion = 3.11.2\ncommand = python3 -m venv /srv/${supply.fileName()}\n`,
    'usr/lib/python3/dist-packages/flask-3.0.dist-info/METADATA': `Name: Flask\nVersion: 3.0\nRequires-Dist: c @ https://me:${p()}@git.example.org/c.zip\nHome-page: https://me:${p()}@example.org\n\n`,
  };
}

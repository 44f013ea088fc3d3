import assert from 'node:assert/strict';
import { withoutSecrets } from '../../src/redaction/arguments.js';

const CASES: Readonly<Record<string, string>> = {
  'app --password hunter2 --port 80': 'app --password # --port 80',
  'app --token-file /run/t': 'app --token-file /run/t',
  'app --api-key --verbose': 'app --api-key --verbose',
  'mysql -u root -phunter2 -P 3306': 'mysql -u root -p# -P 3306',
  '/usr/bin/mariadb-dump -phunter2': '/usr/bin/mariadb-dump -p#',
  'sshpass -p hunter2 ssh -p 22 host': 'sshpass -p # ssh -p 22 host',
  'curl -u name:hunter2 https://x': 'curl -u name:# https://x',
  'curl -uname:hunter2 https://x': 'curl -uname:# https://x',
  'curl --user name https://x': 'curl --user name https://x',
  'redis-cli -a hunter2 ping': 'redis-cli -a # ping',
  'smbclient -U name%hunter2 //x/y': 'smbclient -U name%# //x/y',
  'ldapsearch -D cn=a -w hunter2': 'ldapsearch -D cn=a -w #',
  'docker login -u me -p hunter2': 'docker login -u me -p #',
  'docker run -p 8080:80 nginx': 'docker run -p 8080:80 nginx',
  'mkdir -p /srv/app': 'mkdir -p /srv/app',
  'openssl rsa -passin pass:hunter2': 'openssl rsa -passin pass:#',
  'openssl rsa -passin file:/etc/x': 'openssl rsa -passin file:/etc/x',
  'htpasswd -bc file name hunter2': 'htpasswd -bc file name #',
  'rabbitmqctl add_user name hunter2': 'rabbitmqctl add_user name #',
};

describe('withoutSecrets', () => {
  for (const [command, expected] of Object.entries(CASES)) {
    it(`makes ${expected}`, () => {
      assert.equal(withoutSecrets(command.split(' '), () => '#').join(' '), expected);
    });
  }

  it('takes no word for a program in an empty command', () => {
    assert.deepEqual(
      withoutSecrets([], () => '#'),
      [],
    );
  });
});

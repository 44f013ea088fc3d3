import assert from 'node:assert/strict';
import { apacheProbe } from '../../../src/probes/config/apache.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the apache probe', () => {
  it('tells which files it names that are not there', async () => {
    const main =
      'Include nowhere.conf\nIncludeOptional neither.conf\nSSLCertificateFile /a.pem\nSSLCertificateKeyFile $KEY\n';
    const section = await configurationOf({ '/etc/apache2/apache2.conf': main }, apacheProbe);
    const absent = Object.entries(section.facts).flatMap(([key, fact]) => (fact.absent ? [[key, fact.absent]] : []));
    assert.deepEqual(absent, [
      ['apache:include', ['/etc/apache2/nowhere.conf']],
      ['apache:sslcertificatefile', ['/a.pem']],
    ]);
  });

  it('puts includes and sections in their place', async () => {
    const section = await configurationOf(
      {
        '/etc/apache2/apache2.conf': 'Timeout 300\nIncludeOptional sites-enabled/*.conf\n',
        '/etc/apache2/sites-available/a.conf':
          '<VirtualHost *:443>\nServerName a.org\nSetEnv TOKEN "x y"\n</VirtualHost>\n',
        '/etc/apache2/sites-enabled/a.conf': { link: '../sites-available/a.conf' },
      },
      apacheProbe,
    );
    const at = '/etc/apache2/sites-enabled/a.conf';
    assert.deepEqual(said(section), {
      'apache:timeout': ['300', '/etc/apache2/apache2.conf:1'],
      'apache:virtualhost[a.org *:443].servername': ['a.org', `${at}:2`],
      'apache:virtualhost[a.org *:443].setenv[TOKEN]': ['"x y"', `${at}:3`],
    });
  });
});

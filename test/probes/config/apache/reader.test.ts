import assert from 'node:assert/strict';
import { apacheProbe } from '../../../../src/probes/config/apache.js';
import { configurationOf } from '../../../support/configuration.js';

const keys = async (files: Record<string, string>) => Object.keys((await configurationOf(files, apacheProbe)).facts);

describe('ApacheReader', () => {
  it('keeps what stands under the condition of a module only where that is loaded', async () => {
    const text = [
      'LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so',
      '<IfModule mod_ssl.c>\nA 1\n</IfModule>',
      '<IfModule ssl_module>\nB 1\n</IfModule>',
      '<IfModule !ssl_module>\nC 1\n</IfModule>',
      '<IfModule mod_php.c>\nD 1\n</IfModule>',
    ];
    const found = await keys({ '/etc/apache2/apache2.conf': text.join('\n') });
    assert.deepEqual(found, ['apache:a', 'apache:b', 'apache:loadmodule[ssl_module]']);
  });

  it('takes a directory for all its files, ends in circles, and keeps what it does not understand as text', async () => {
    const found = await keys({
      '/etc/httpd/conf/httpd.conf': 'Include conf.d\nInclude conf/httpd.conf\nA 1\n',
      '/etc/httpd/conf.d/x.conf': '<B>\n',
    });
    assert.deepEqual(found, ['apache:a', 'apache:text[/etc/httpd/conf.d/x.conf]']);
  });

  it('fills variables in, and knows which conditions hold by what is defined', async () => {
    const { facts } = await configurationOf(
      {
        '/etc/apache2/envvars': 'SUFFIX=\nexport APACHE_LOG_DIR=/var/log/apache2$SUFFIX\n',
        '/etc/apache2/apache2.conf': [
          'Define root /srv',
          'DocumentRoot "${root}/www"',
          'ErrorLog ${APACHE_LOG_DIR}/e.log',
          'Alias /x ${unknown}',
          '<IfDefine root>\nA 1\n</IfDefine>\n<IfDefine !root>\nB 1\n</IfDefine>\n<IfDefine other>\nC 1\n</IfDefine>',
        ].join('\n'),
      },
      apacheProbe,
    );
    assert.deepEqual(
      Object.entries(facts).map(([key, { value }]) => `${key} ${value}`),
      [
        'apache:a 1',
        'apache:alias /x ${unknown}',
        'apache:define[root] /srv',
        'apache:documentroot /srv/www',
        'apache:errorlog /var/log/apache2/e.log',
        'apache:ifdefine[other].c 1',
      ],
    );
  });
});

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
    assert.deepEqual(found, ['apache:A', 'apache:B', 'apache:LoadModule[ssl_module]']);
  });

  it('takes a directory for all its files, ends in circles, and keeps what it does not understand as text', async () => {
    const found = await keys({
      '/etc/httpd/conf/httpd.conf': 'Include conf.d\nInclude conf/httpd.conf\nA 1\n',
      '/etc/httpd/conf.d/x.conf': '<B>\n',
    });
    assert.deepEqual(found, ['apache:A', 'apache:text[/etc/httpd/conf.d/x.conf]']);
  });
});

import assert from 'node:assert/strict';
import { loadNginx } from '../../../../src/probes/config/nginx/load.js';
import { nginxProbe } from '../../../../src/probes/config/nginx.js';
import type { ConfigurationFiles } from '../../../../src/probes/config/settings/files.js';
import { configurationOf, said } from '../../../support/configuration.js';

const NOTHING = { glob: () => [], read: () => undefined } as unknown as ConfigurationFiles;

describe('loadNginx', () => {
  it('takes relative names from the directory of the main file, wherever they stand', async () => {
    const files = {
      '/etc/nginx/nginx.conf': 'include d/*.conf;',
      '/etc/nginx/d/a.conf': 'include d/b.inc;',
      '/etc/nginx/d/b.inc': 'user a;',
    };
    assert.deepEqual(said(await configurationOf(files, nginxProbe)), { 'nginx:user': ['a', '/etc/nginx/d/b.inc:1'] });
  });

  it('names a file that could not be understood once, however often it is included', async () => {
    const files = { '/etc/nginx/nginx.conf': 'include x; a { include x; }', '/etc/nginx/x': 'b' };
    const { facts } = await configurationOf(files, nginxProbe);
    assert.deepEqual(Object.keys(facts), ['nginx:text[/etc/nginx/x]']);
  });

  it('bounds what it puts together', () => {
    const directives = Array.from({ length: 200_000 }, (_, line) => ({ name: 'a', parameters: [], line }));
    const main = { path: '/etc/nginx/nginx.conf', text: '', owner: undefined };
    assert.equal(loadNginx(main, NOTHING, () => ({ directives, problems: [] })).directives.length, 100_000);
  });
});

import assert from 'node:assert/strict';
import { namedSettingsProbe } from '../../../../src/probes/config/settings/named.js';
import { configurationOf, said } from '../../../support/configuration.js';

describe('the probe of files that the user names', () => {
  it('reads each by its format, and what matches a pattern', async () => {
    const files = {
      '/srv/app/a.toml': '[server]\nport = 1\n',
      '/srv/app/conf.d/b.yaml': 'a.b: [1, 2]\nl: [{x: y}]\n',
      '/srv/app/plain': 'x=1\n',
      '/srv/other/c.yaml': 'x: 1\n',
    };
    const probe = namedSettingsProbe([
      { path: '/srv/app/a.toml' },
      { path: '/srv/app/*.yaml' },
      { path: '/srv/app/plain', format: 'ini' },
      { path: '/srv/nowhere.json' },
    ]);
    const section = await configurationOf(files, probe);
    assert.equal(section.status, 'complete');
    assert.deepEqual(said(section), {
      'file:[/srv/app/a.toml].server.port': ['1', '/srv/app/a.toml:2'],
      'file:[/srv/app/conf.d/b.yaml].l[0].x': ['y', '/srv/app/conf.d/b.yaml:2'],
      'file:[/srv/app/conf.d/b.yaml][a.b]': [['1', '2'], '/srv/app/conf.d/b.yaml:1'],
      'file:[/srv/app/plain].x': ['1', '/srv/app/plain:1'],
    });
  });

  it('keeps what it cannot read as text, and says why', async () => {
    const files = { '/a.json': '{ broken\n', '/b.rc': 'set x\n\nset y\n' };
    const { facts } = await configurationOf(files, namedSettingsProbe([{ path: '/a.json' }, { path: '/b.rc' }]));
    assert.deepEqual(facts['file:[/b.rc].text']?.value, ['set x', '', 'set y']);
    assert.match(String(facts['file:[/b.rc].text']?.unparsed), /as text/);
    assert.match(String(facts['file:[/a.json].text']?.unparsed), /line 1/);
  });
});

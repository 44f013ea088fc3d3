import assert from 'node:assert/strict';
import { cronProbe } from '../../../src/probes/config/cron.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the cron probe', () => {
  it('keeps jobs in order, and variables by name', async () => {
    const files = {
      '/etc/crontab': '# c\nMAILTO="a@b"\n17 *\t* * * root run a=b\n@daily root x\n',
      '/etc/cron.d/e': '',
    };
    assert.deepEqual(said(await configurationOf(files, cronProbe)), {
      'cron:/etc/crontab.MAILTO': ['a@b', '/etc/crontab:2'],
      'cron:/etc/crontab.jobs': [['17 * * * * root run a=b', '@daily root x'], '/etc/crontab:3'],
    });
  });

  it('names what is started at an interval, as run-parts takes names', async () => {
    const { facts } = await configurationOf(
      {
        '/etc/crontab': '',
        '/etc/cron.daily/logrotate': '',
        '/etc/cron.daily/app.sh': '',
        '/etc/cron.daily/.placeholder': '',
      },
      cronProbe,
    );
    assert.deepEqual(facts, { 'cron:daily': { value: ['logrotate'], path: '/etc/cron.daily' } });
  });
});

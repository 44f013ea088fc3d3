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

  it('passes over names with a dot as cron does, unless it is cronie', async () => {
    const files = { '/etc/cron.d/a.b': '* * * * * root x\n', '/etc/cron.d/.placeholder': 'x' };
    assert.deepEqual(said(await configurationOf(files, cronProbe)), {
      'cron:unread': [['a.b'], '/etc/cron.d:undefined'],
    });
    const cronie = { ...files, '/usr/sbin/crond': '' };
    assert.deepEqual(Object.keys(said(await configurationOf(cronie, cronProbe))), ['cron:/etc/cron.d/a.b.jobs']);
  });

  it('keeps a table that cron passes over as text', async () => {
    const right = '* * * * * root x\n';
    const files = {
      '/etc/cron.d/open': { content: right, mode: 0o666 },
      '/etc/cron.d/bad': `${right}this is none\n`,
      '/var/spool/cron/crontabs/root': '* * * * * x\n',
    };
    const { facts } = await configurationOf(files, cronProbe);
    assert.deepEqual(
      Object.entries(facts).map(([key, { unparsed }]) => [key, unparsed]),
      [
        ['cron:/var/spool/cron/crontabs/root.jobs', undefined],
        ['cron:text[/etc/cron.d/bad]', 'line 2: neither a job with its user nor a variable'],
        ['cron:text[/etc/cron.d/open]', 'line 1: others than its owner may write the file'],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { layered } from '../../../../src/probes/config/settings/layered.js';
import { configurationProbe } from '../../../../src/probes/config/settings/probe.js';
import { configurationOf } from '../../../support/configuration.js';

const probe = configurationProbe({
  id: 'demo',
  title: 'demo',
  roots: ['/etc/demo', '/usr/lib/demo'],
  *settings(files) {
    const found = layered(files, ['/etc/demo', '/usr/lib/demo'], '.conf');
    yield { key: 'files', value: found.map(({ path }) => path), file: found[0] };
  },
});

describe('layered files', () => {
  it('are read by name, the first directory hiding the others', async () => {
    const { facts } = await configurationOf(
      {
        '/etc/demo/20.conf': '',
        '/etc/demo/30.conf': { link: '/dev/null' },
        '/usr/lib/demo/10.conf': '',
        '/usr/lib/demo/20.conf': '',
        '/usr/lib/demo/30.conf': '',
        '/usr/lib/demo/40.txt': '',
      },
      probe,
    );
    assert.deepEqual(facts['demo:files']?.value, ['/usr/lib/demo/10.conf', '/etc/demo/20.conf']);
  });
});

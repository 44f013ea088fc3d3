import assert from 'node:assert/strict';
import { pythonProbe } from '../../../src/probes/runtimes/python.js';
import { captured } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

describe('pythonProbe', () => {
  it('tells an interpreter, its path and what its library offers', async () => {
    const more = {
      '/srv/venv/pyvenv.cfg': 'home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.2\n',
    };
    const { python } = (await captured(pythonSystem(more))).sections;
    assert.equal(python?.status, 'complete');
    const { facts } = python;
    const path = ['/usr/lib/python3.11', '/usr/lib/python3.11/lib-dynload', '/usr/lib/python3/dist-packages'];
    assert.deepEqual(facts['/usr/bin/python3.11'], {
      kind: 'interpreter',
      version: '3.11',
      implementation: 'cpython',
      prefix: '/usr',
      library: '/usr/lib/python3.11',
      soabi: 'cpython-311-x86_64-linux-gnu',
      path,
      links: ['/usr/bin/python3'],
    });
    assert.deepEqual(facts['/usr/lib/python3/dist-packages/']?.modules, ['flask']);
    assert.match(JSON.stringify(facts['/usr/lib/python3.11']?.modules), /"asyncio":"\/ \*\.events"/);
    assert.deepEqual(facts['/srv/venv'], { kind: 'environment', home: '/usr/bin', version: '3.11.2', system: false });
    for (const fact of Object.values(facts)) pythonProbe.schema.parse(fact);
  });
});

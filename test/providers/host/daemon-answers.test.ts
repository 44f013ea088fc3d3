import assert from 'node:assert/strict';
import { printedDaemon } from '../../../src/providers/host/daemon-answers.js';

const VERSION = JSON.stringify({
  Version: '20.10.5+dfsg1',
  Components: [
    { Name: 'Engine', Version: '20.10.5+dfsg1' },
    { Name: 'runc', Version: '1.0.0~rc93' },
  ],
});

describe('printedDaemon', () => {
  it('is the daemon that Docker printed the answers of', () => {
    const info = JSON.stringify({ Driver: 'overlay2', CgroupDriver: 'systemd', SecurityOptions: ['name=seccomp'] });
    assert.deepEqual(printedDaemon(`${VERSION}\n${info}\n`), {
      name: 'docker',
      version: '20.10.5+dfsg1',
      components: { runc: '1.0.0~rc93' },
      storageDriver: 'overlay2',
      cgroupDriver: 'systemd',
      security: ['name=seccomp'],
    });
  });

  it('does without the second answer', () => {
    assert.equal(printedDaemon(`${VERSION}\n`)?.version, '20.10.5+dfsg1');
  });

  it('is none where the daemon did not answer', () => {
    for (const text of ['', 'null\n', '{}\n', 'Cannot connect to the Docker daemon\n']) {
      assert.equal(printedDaemon(text), undefined);
    }
  });
});

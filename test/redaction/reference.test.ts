import assert from 'node:assert/strict';
import { redactReference } from '../../src/redaction/reference.js';

describe('redactReference', () => {
  it('takes passwords out, however the reference is written', () => {
    assert.equal(redactReference('ssh://me:hunter2@host:22'), 'ssh://me:[redacted]@host:22');
    assert.equal(
      redactReference('registry:me:hunter2@registry.example.org/app'),
      'registry:me:[redacted]@registry.example.org/app',
    );
    assert.equal(redactReference('docker://me:hunter2@host/app:1'), 'docker://me:[redacted]@host/app:1');
  });

  it('leaves references without one', () => {
    for (const reference of [
      'dir:/srv/rootfs',
      'docker-archive:app.tar:app:1.0',
      'registry:example.org:5000/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'app:1.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'ssh://me@host:22',
      'web.json.gz',
      'debian-12',
    ]) {
      assert.equal(redactReference(reference), reference);
    }
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { locationOf, relativeUri } from '../../../src/reports/shared/location.js';
import { hostileText } from '../../support/hostile-text.js';
import { aFinding } from '../../support/report.js';

const target = { environment: 'target' as const, path: '/etc/passwd', line: 3, fact: 'no www' };
const payload = { environment: 'payload' as const, path: '/bin/app', fact: 'needs it' };

describe('where a finding is shown', () => {
  it('is the payload before the target before the source', () => {
    assert.deepEqual(locationOf(aFinding({ evidence: [target, payload] })), {
      environment: 'payload',
      path: '/bin/app',
    });
    const source = { ...payload, environment: 'source' as const };
    const { fact: _, ...expected } = target;
    assert.deepEqual(locationOf(aFinding({ evidence: [source, target] })), expected);
  });

  it('is nowhere when no file is named', () => {
    assert.equal(locationOf(aFinding({ evidence: [{ environment: 'target', fact: 'no' }] })), undefined);
  });

  it('is relative, and never leaves the repository', () => {
    assert.equal(relativeUri('/opt/app/bin/my app'), 'opt/app/bin/my%20app');
    assert.equal(relativeUri('dir:/srv/x'), 'dir%3A/srv/x');
    assert.equal(relativeUri('/'), '.');
    fc.assert(
      fc.property(hostileText(), (path) => {
        const base = 'https://example.org/repository/';
        assert.ok(new URL(relativeUri(path), base).href.startsWith(base));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { settingsNotFound } from '../../src/cli/settings-found.js';
import { snapshotOf } from '../support/snapshots.js';

describe('settingsNotFound', () => {
  const problem = { reason: 'unreadable', message: 'permission denied', path: '/srv/closed.toml' } as const;
  const snapshot = snapshotOf({
    configuration: { facts: { 'file:[/srv/app.toml].port': { value: 1 } }, problems: [problem], status: 'partial' },
  });
  const lost = (...named: string[]) => settingsNotFound(named, snapshot, new Set(['/srv/empty.ini']));

  it('names what nothing was seen of', () => {
    assert.deepEqual(lost('/srv/gone.toml', '/srv/*.rc:ini'), ['/srv/gone.toml', '/srv/*.rc:ini']);
  });

  it('knows what has settings, what was read and what may not be read', () => {
    assert.deepEqual(lost('/srv/app.toml', '//srv/*.toml', '/srv/empty.ini:ini', '/srv/closed.toml'), []);
  });
});

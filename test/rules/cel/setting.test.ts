import assert from 'node:assert/strict';
import { bytes, settingName } from '../../../src/rules/cel/setting.js';

describe('settings in rules', () => {
  for (const [key, name] of [
    ['nginx:http.server[a.org 1.2.3.4:80].client_max_body_size', 'client_max_body_size'],
    ['nginx:http.server[a].add_header[X-A.b]', 'add_header'],
    ['nginx:user', 'user'],
    ['mysql:mysqld.port', 'port'],
    ['cron:/etc/cron.d/x.jobs', 'jobs'],
  ] as const) {
    it(`are called ${name}`, () => {
      assert.equal(settingName(key), name);
    });
  }

  it('are sizes in any unit, or none', () => {
    assert.deepEqual(['0', '1k', '64M', '2gb', '1 MB', 'off', '-1', '1.5G'].map(bytes), [
      0,
      1024,
      64 * 1024 ** 2,
      2 * 1024 ** 3,
      1024 ** 2,
      -1,
      -1,
      -1,
    ]);
  });
});

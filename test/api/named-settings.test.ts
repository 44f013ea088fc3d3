import assert from 'node:assert/strict';
import { capture } from '../../src/api/capture.js';
import { namedSettings } from '../../src/api/named-settings.js';
import { scratchDirectory } from '../support/scratch.js';

describe('files of settings that the user names', () => {
  const scratch = scratchDirectory();

  it('are captured with the others, without their secrets', async () => {
    scratch.write('srv/app/.env', 'DB_PASSWORD=correct-horse-battery\nDEBUG=0\n');
    const { sections } = await capture(`dir:${scratch.path()}`, {
      settings: ['/srv/app/.env'],
      sections: ['configuration'],
    });
    const facts = sections.configuration?.facts ?? {};
    assert.equal(facts['file:[/srv/app/.env].DEBUG']?.value, '0');
    assert.equal(facts['file:[/srv/app/.env].DB_PASSWORD']?.value, '[redacted]');
  });

  it('may have their format told', () => {
    assert.deepEqual(namedSettings(['/srv//a:ini', '/b']).paths, ['/srv/a', '/b']);
  });

  for (const [text, pattern] of [
    ['srv/a.toml', /no path of an environment/],
    ['/srv/../a', /no path of an environment/],
    ['/srv/a:nonsense', /no format/],
  ] as const) {
    it(`cannot be ${text}`, () => assert.throws(() => namedSettings([text]), pattern));
  }
});

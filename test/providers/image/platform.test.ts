import assert from 'node:assert/strict';
import {
  defaultPlatform,
  matchesPlatform,
  parsePlatform,
  platformText,
} from '../../../src/providers/image/platform.js';

describe('platform', () => {
  it('is read and written as people do', () => {
    for (const text of ['linux/amd64', 'linux/arm/v7']) assert.equal(platformText(parsePlatform(text)), text);
    assert.equal(platformText({ os: 'linux', architecture: 'amd64', variant: null }), 'linux/amd64');
    for (const text of ['', 'linux', 'linux/', '/amd64', 'linux/arm/', 'linux/arm/v7/x']) {
      assert.throws(() => parsePlatform(text), { name: 'EnvironmentError', advice: /os\/architecture/ });
    }
  });

  it('is by default Linux on this architecture, in the words of images', () => {
    assert.equal(defaultPlatform().os, 'linux');
    assert.ok(!['x64', 'ia32', 'ppc64', 'mipsel'].includes(defaultPlatform().architecture));
  });

  it('matches by its variant only where one was asked for', () => {
    const arm = { os: 'linux', architecture: 'arm' };
    assert.ok(matchesPlatform({ ...arm, variant: 'v7' }, arm));
    assert.ok(matchesPlatform({ ...arm, variant: 'v7' }, { ...arm, variant: 'v7' }));
    assert.ok(!matchesPlatform({ ...arm, variant: 'v6' }, { ...arm, variant: 'v7' }));
    assert.ok(!matchesPlatform({ os: 'windows', architecture: 'arm' }, arm));
  });
});

import assert from 'node:assert/strict';
import type { Fact, Snapshot } from '../../../src/model/snapshot.js';
import { inUse, withOpened } from '../../../src/requirements/least/in-use.js';
import { aLibrary, aPayload, aProgram } from '../../support/payload.js';

const FILES = ['programs', 'libraries'];
const system = { owner: 'deb/x' };
const base = aPayload(
  {
    '/usr/bin/app': { ...aProgram({ interpreter: '/lib/ld.so', needed: ['libc.so.6'] }), ...system },
    '/usr/bin/other': aProgram(),
  },
  {
    '/lib/libc.so.6': { ...aLibrary('libc.so.6', { needed: ['ld.so'] }), ...system },
    '/lib/ld.so': { ...aLibrary('ld.so'), ...system },
    '/lib/libssl.so.3': { ...aLibrary('libssl.so.3', { needed: ['libcrypto.so.3', 'libc.so.6'] }), ...system },
    '/lib/libcrypto.so.3': { ...aLibrary('libcrypto.so.3'), ...system },
    '/srv/plugin.so': aLibrary('plugin.so', { needed: ['libz.so.1'] }),
    '/lib/libz.so.1': { ...aLibrary('libz.so.1'), ...system },
    '/srv/unused.so': aLibrary('unused.so'),
  },
);

function withMapped(...paths: string[]): Snapshot {
  const facts: Record<string, Fact> = { process: { executable: '/usr/bin/app' } };
  for (const path of paths) facts[path] = { mapped: true };
  return { ...base, sections: { ...base.sections, process: { status: 'complete', problems: [], facts } } };
}

const MAPPED = withMapped(
  ...['/usr/bin/app', '/lib/libc.so.6', '/lib/ld.so', '/srv/plugin.so', '/lib/libz.so.1'],
  ...['/lib/libssl.so.3', '/lib/libcrypto.so.3'],
);

describe('what a process uses', () => {
  it('is its program, whoever brought it, and of libraries those that it has mapped', () => {
    const { programs, libraries } = inUse(MAPPED, FILES).sections;
    assert.deepEqual(Object.keys(programs?.facts ?? {}), ['/usr/bin/app']);
    assert.equal(programs?.facts['/usr/bin/app']?.owner, undefined);
    assert.ok(!Object.hasOwn(libraries?.facts ?? {}, '/srv/unused.so'));
    assert.equal(Object.keys(libraries?.facts ?? {}).length, 6);
  });

  it('is everything where no process was looked at', () => {
    assert.equal(inUse(base, FILES), base);
    const none: Snapshot = {
      ...base,
      sections: { ...base.sections, process: { status: 'not-applicable', problems: [], facts: {} } },
    };
    assert.equal(inUse(none, FILES), none);
  });

  it('is also what it opened by itself, but not what that needs in turn', () => {
    const whole = inUse(MAPPED, FILES);
    const own = Object.entries(whole.sections.libraries?.facts ?? {}).filter(([, { owner }]) => owner === undefined);
    const libraries = { status: 'complete' as const, problems: [], facts: Object.fromEntries(own) };
    const payload = { ...whole, sections: { ...whole.sections, libraries } };
    const needs = withOpened(payload, whole).sections.programs?.facts['/usr/bin/app']?.needed;
    assert.deepEqual(needs, ['libc.so.6', 'libssl.so.3']);
    assert.equal(withOpened(payload, base), payload);
  });
});

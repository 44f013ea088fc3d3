import assert from 'node:assert/strict';
import { openingOf, optionalReferences, reference } from '../../src/cli/flags.js';
import { EnvironmentError } from '../../src/model/problem.js';

describe('arguments that name environments', () => {
  it('may be required, and are never read from standard input', () => {
    assert.equal(reference('where it works').required, true);
    assert.notEqual(optionalReferences('where it works').required, true);
    for (const arg of [reference, optionalReferences].map((make) => make('where it works'))) {
      assert.equal(arg.ignoreStdin, true);
      assert.equal(arg.description, 'where it works');
    }
    assert.equal(optionalReferences('').multiple, true);
  });
});

describe('flags of opening', () => {
  it('become options', () => {
    assert.deepEqual(openingOf({ platform: 'linux/arm64', verify: false, limit: ['entries=7', 'ratio=2'] }), {
      platform: 'linux/arm64',
      verify: false,
      limits: { entries: 7, ratio: 2 },
    });
    assert.deepEqual(openingOf({}).limits, {});
    assert.equal(openingOf({ 'redaction-key': '@key' }).redactionKey, '@key');
  });

  it('say how registries are asked, where anything is said', () => {
    const given = { 'registry-login': ['example.com=a:b'], 'registry-ca': 'ca.pem', 'plain-http': true, cache: false };
    const { registry, cache } = openingOf(given);
    assert.deepEqual(registry, { logins: ['example.com=a:b'], ca: 'ca.pem', plainHttp: true });
    assert.equal(cache, false);
    assert.deepEqual(openingOf({ 'registry-login': 'example.com=a:b' }).registry?.logins, ['example.com=a:b']);
    assert.deepEqual(openingOf({ 'registry-login': '', 'registry-ca': 'x' }).registry?.logins, []);
    assert.deepEqual(Object.keys(openingOf({ cache: true })).sort(), ['limits', 'platform', 'verify']);
  });

  it('refuse a limit without a number, with the way to write one', () => {
    for (const text of ['entries', 'entries=', 'entries=many', '=5', 'entries=-1']) {
      assert.throws(
        () => openingOf({ limit: [text] }),
        (error) => error instanceof EnvironmentError && /--limit/.test(error.advice ?? ''),
      );
    }
  });
});

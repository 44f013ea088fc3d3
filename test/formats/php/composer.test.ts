import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ComposerError, readInstalled, readPlatformCheck } from '../../../src/formats/php/composer.js';

describe('readInstalled', () => {
  it('reads the lists of Composer 1 and 2', () => {
    const list = [{ name: 'b/b', version: 'v2.0' }, { name: 'a/a', version: '1.0.0' }, { name: 5 }, null];
    for (const value of [list, { packages: list, dev: true }]) {
      assert.deepEqual(readInstalled(JSON.stringify(value)).packages, { 'a/a': '1.0.0', 'b/b': 'v2.0' });
    }
  });

  it('tells extensions that are asked for, but for those that a package stands in for', () => {
    const list = [
      { name: 'a/a', version: '1', require: { php: '>=8.1', 'ext-intl': '*', 'ext-mbstring': '*' } },
      { name: 'b/polyfill', version: '1', provide: { 'ext-mbstring': '*' }, require: [] },
    ];
    assert.deepEqual(readInstalled(JSON.stringify(list)).asked, ['intl']);
  });

  it('says what is no such list, and never anything else', () => {
    for (const text of ['{', '5', 'null', '{"packages": 1}']) assert.throws(() => readInstalled(text), ComposerError);
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          assert.equal(typeof readInstalled(text), 'object');
        } catch (error) {
          assert.ok(error instanceof ComposerError);
        }
      }),
    );
  });
});

describe('readPlatformCheck', () => {
  it('reads the version and the extensions', () => {
    const text =
      "if (!(PHP_VERSION_ID >= 80205)) {\n}\n$missingExtensions = array();\nextension_loaded('intl') || $missingExtensions[] = 'intl';\n" +
      "extension_loaded('ctype') || $missingExtensions[] = 'ctype';\n";
    assert.deepEqual(readPlatformCheck(text), { php: '8.2.5', extensions: ['ctype', 'intl'] });
    assert.deepEqual(readPlatformCheck('<?php\n'), { extensions: [] });
  });
});

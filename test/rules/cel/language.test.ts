import assert from 'node:assert/strict';
import { languageWith, sectionOfMethod } from '../../../src/rules/cel/language.js';
import { Side } from '../../../src/rules/cel/side.js';
import { deb, inputOf } from '../../support/rules.js';

describe('the language of rules', () => {
  const language = languageWith({ a: 'string', fact: 'map<string, dyn>' });
  const input = inputOf({}, { packages: { 'deb/a': deb('a', '1.0') }, users: {} });
  const values = {
    a: '1.0~rc1',
    fact: { uid: 1000, list: ['x'] },
    env: { source: new Side(input, 'source'), target: new Side(input, 'target') },
  };

  for (const [expression, expected] of [
    ['deb_version(a) < deb_version("1.0")', true],
    ['deb_version(a) <= deb_version("1.0")', true],
    ['rpm_version("1") > rpm_version("2")', false],
    ['apk_version("1.2-r1") >= apk_version("1.2-r0")', true],
    ['version("number", "2.9") == version("number", "2.9.0")', true],
    ['version("number", "2.9") != version("number", "2.9.0")', false],
    ['fact.uid == 1000 && fact.uid >= 100', true],
    ['env.target.package("a").version', '1.0'],
    ['env.target.has_package("b")', false],
    ['"user/x" in env.target.users', false],
    ['env.target.?os.?libc.?family.orValue("none")', 'none'],
    ['locale_name("de_DE.UTF-8")', 'de_DE.utf8'],
    ['soname_stem("libssl.so.3")', 'libssl.so'],
    ['names(without(["a", "b"], ["b"]), 3)', 'a'],
    ['counted(["a"], "b", "c")', '1 b'],
    ['string(["a", "b"])', 'a, b'],
    ['highest(["X_1.10", "X_1.9"], "X_")', '1.10'],
    ['major_minor("1:2.3.4") + major("5.6")', '2.35'],
  ] as const) {
    it(expression, () => {
      assert.equal(language.check(expression).valid, true, language.check(expression).error?.message);
      assert.equal(language.evaluate(expression, values), expected);
    });
  }

  for (const expression of [
    'unheard',
    'deb_version(1)',
    'a.version',
    'env.target.packages_of("x")',
    'a < deb_version("1")',
  ]) {
    it(`refuses ${expression}`, () => {
      assert.equal(language.check(expression).valid, false);
    });
  }

  it('tells which section a method looks into', () => {
    assert.equal(sectionOfMethod('has_package'), 'packages');
    assert.equal(sectionOfMethod('constructor'), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNumbers, highestNames, versionName } from '../../../src/requirements/least/version-name.js';
import { itIsTotalOrder } from '../../support/total-order.js';

describe('the name of a version of symbols', () => {
  const cases: Readonly<Record<string, readonly [family: string, number: string]>> = {
    'GLIBC_2.2.5': ['GLIBC_', '2.2.5'],
    GLIBC_PRIVATE: ['GLIBC_PRIVATE', ''],
    'GLIBCXX_LDBL_3.4': ['GLIBCXX_LDBL_', '3.4'],
    OPENSSL_1_1_1: ['OPENSSL_', '1_1_1'],
    'OPENSSL_1.1.1d': ['OPENSSL_', '1.1.1d'],
    'LIBXML2_2.4.30': ['LIBXML2_', '2.4.30'],
    CURL_OPENSSL_4: ['CURL_OPENSSL_', '4'],
    CXXABI_FLOAT128: ['CXXABI_FLOAT128', ''],
    krb5_3_MIT: ['krb5_3_MIT', ''],
    '2.1': ['', '2.1'],
  };
  for (const [name, [family, number]] of Object.entries(cases)) {
    it(`${name} is of the family '${family}', numbered '${number}'`, () => {
      assert.deepEqual(versionName(name), { name, family, number });
    });
  }

  it('is ordered part by part as numbers', () => {
    const sorted = ['2.2.5', '2.4', '2.17', '2.36', '3', '3.0.0', '3.0.9', '3.4'];
    assert.deepEqual([...sorted].reverse().sort(compareNumbers), sorted);
    assert.ok(compareNumbers('1.1.1', '1.1.1d') < 0 && compareNumbers('1.1.1d', '1.1.1.1') < 0);
  });

  it('has the highest of each family picked out', () => {
    assert.deepEqual(highestNames(['GLIBC_2.4', 'GLIBC_2.38', 'CXXABI_1.3', 'GLIBC_2.9', 'GLIBC_PRIVATE']), [
      'CXXABI_1.3',
      'GLIBC_2.38',
      'GLIBC_PRIVATE',
    ]);
    assert.deepEqual(highestNames([]), []);
  });

  it('is taken apart whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        const { family, number } = versionName(name);
        assert.equal(family + number, name);
      }),
    );
  });

  itIsTotalOrder(compareNumbers, fc.stringMatching(/^[0-9][0-9._]{0,6}[a-z]{0,2}$/));
});

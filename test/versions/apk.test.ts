import fc from 'fast-check';
import { compareApk } from '../../src/versions/apk.js';
import { pendingUnless } from '../support/pending.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';
import { assertAgrees, hasTool } from '../support/version-tools.js';

describe('compareApk', () => {
  itIsTotalOrder(
    compareApk,
    madeOf('0', '1', '00', '10', '.', '-r', '-', '~', '_rc', '_p', '_alpha', '_', 'a', 'b', '.0', 'é'),
  );

  it('orders suffixes before and behind the plain version', () => {
    assertAscending(compareApk, [
      '1.2_alpha_pre2',
      '1.2_alpha',
      '1.2_alpha1',
      '1.2_alpha10',
      '1.2_beta',
      '1.2_pre',
      '1.2_rc',
      '1.2_rc1-r3',
      '1.2',
      '1.2-r0',
      '1.2-r10',
      '1.2_cvs',
      '1.2_svn',
      '1.2_git20240101',
      '1.2_hg',
      '1.2_p',
      '1.2_p1',
      '1.2_p1_p1',
      '1.2a',
      '1.2b-r1',
      '1.2.0',
    ]);
  });

  it('compares a part with a leading zero as a decimal fraction, except the first', () => {
    assertAscending(compareApk, [['1.0', '01.0'], '1.00', '1.001', '1.01', '1.02', '1.1', '1.9', '1.10', '2', '0010']);
  });

  it('takes a commit hash between version and revision', () => {
    assertAscending(compareApk, ['1.4', '1.4-r1', '1.4~0a', '1.4~0a-r1', '1.4~0b', '1.4_git1']);
  });

  it('takes what follows an error as nothing, before the end of a sound version', () => {
    assertAscending(compareApk, [['', 'x', '-r1'], ['1_foo', '1~', '1..2', '1-1', '1-r', '1+2'], '1', '1bc', '1b']);
  });

  it('orders generated versions as apk version -t does', function () {
    pendingUnless(this, hasTool('apk'), 'apk (of apk-tools) is not installed');
    const pairs = fc.sample(fc.tuple(apkVersion(), apkVersion()), { numRuns: 600, seed: 1 });
    const script = `while read -r a b; do
      case "$(apk version -t "$a" "$b")" in '<') echo -1;; '=') echo 0;; *) echo 1;; esac
    done`;
    assertAgrees(compareApk, ['sh', '-c', script], pairs);
  });
});

/** Sound versions without two leading zeros in one part, which apk-tools before 2.14 ordered otherwise. */
function apkVersion(): fc.Arbitrary<string> {
  const suffix = fc.stringMatching(/^_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[12]?$/);
  return fc
    .tuple(
      fc.constantFrom('1', '1.2', '1.2.10', '1.2.9', '1.02', '1.10', '2.5'),
      fc.constantFrom('', '', 'a', 'b'),
      fc.array(suffix, { maxLength: 2 }),
      fc.constantFrom('', '-r0', '-r2', '-r10'),
    )
    .map(([digits, letter, suffixes, revision]) => `${digits}${letter}${suffixes.join('')}${revision}`);
}

import { compareApk } from '../../src/versions/apk.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';

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
});

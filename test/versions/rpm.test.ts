import { compareRpm } from '../../src/versions/rpm.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';

describe('compareRpm', () => {
  itIsTotalOrder(compareRpm, madeOf('0', '1', '00', '10', '.', '-', '~', '^', '_', ':', 'a', 'rc', 'Z', 'é'));

  it('puts ~ before the end, ^ behind it, letters and then numbers behind that', () => {
    assertAscending(compareRpm, ['1.0~rc1', '1.0~rc1^git1', '1.0', '1.0^~1', '1.0^', '1.0^20240501', '1.0a', '1.0.1']);
  });

  it('does not care which separators there are, or how many', () => {
    assertAscending(compareRpm, [['1.0.1', '1_0+1', '1..0.1.', 'é1.0.01'], '1.0.2']);
  });

  it('takes a missing epoch as zero and a missing release as the least', () => {
    assertAscending(compareRpm, [['1.0', '0:1.0'], '1.0-', '1.0-0', '1.0-1.el9', '1.0-1.el9_4', '1:0.5', '10:0']);
  });

  it('compares letters by code, capitals first', () => {
    assertAscending(compareRpm, ['1.A', '1.Z', '1.a', '1.aa', '1.b']);
  });
});

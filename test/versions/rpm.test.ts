import { compareRpm } from '../../src/versions/rpm.js';
import { pendingUnless } from '../support/pending.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';
import { assertAgrees, hasTool, type Pair, realPairs } from '../support/version-tools.js';

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

  it('orders real versions as rpm does', function () {
    pendingUnless(this, hasTool('rpm'), 'rpm is not installed');
    pendingUnless(this, realPairs().length > 0, 'real versions come from the lists of apt, which are not here');
    const script = `%{lua:
      for line in io.stdin:lines() do
        local a, b = line:match("(%S+) (%S+)")
        print(rpm.vercmp(a, b) .. "\\n")
      end
    }`;
    const carets = realPairs().map(([a, b]): Pair => [a.replace(/\.\d/, '^$&'), b]);
    assertAgrees(compareRpm, ['rpm', '--eval', script], [...realPairs(), ...carets]);
  });
});

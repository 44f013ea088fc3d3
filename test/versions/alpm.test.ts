import { compareAlpm } from '../../src/versions/alpm.js';
import { pendingUnless } from '../support/pending.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';
import { assertAgrees, hasTool, realPairs } from '../support/version-tools.js';

describe('compareAlpm', () => {
  itIsTotalOrder(compareAlpm, madeOf('0', '1', '00', '10', '.', '-', '~', '+', '_', ':', 'a', 'rc', 'Z', 'é'));

  it('puts letters without a separator before the end, with one behind it', () => {
    assertAscending(compareAlpm, [
      '1.0a',
      '1.0beta',
      '1.0p',
      '1.0pre',
      '1.0rc',
      '1.0rc1',
      ['1.0', '1.00'],
      '1.0.a',
      '1.0.1',
      '1.0..1',
    ]);
  });

  it('takes a missing epoch as zero and a missing release as the least', () => {
    assertAscending(compareAlpm, ['1', ['1-1', '0:1-1'], '1-1.1', '1-2', '1.0-1', '1:0-1', '10:0-1']);
  });

  it('does not care which separators there are, only how many', () => {
    assertAscending(compareAlpm, [['1.2-1', '1+2-1', '1_2-1'], '1.3-1', '1..2-1']);
  });

  it('puts separators at the end behind letters and before numbers', () => {
    assertAscending(compareAlpm, ['1.0-1', '1.0+dfsg-1', ['1.0+-1', '1.0..-1'], '1.0+1-1']);
  });

  it('orders real versions as vercmp does, where both have a release', function () {
    pendingUnless(this, hasTool('vercmp'), 'vercmp (of pacman) is not installed');
    pendingUnless(this, realPairs().length > 0, 'real versions come from the lists of apt, which are not here');
    const pairs = realPairs().filter(([a, b]) => a.includes('-') && b.includes('-'));
    const script = 'while read -r a b; do vercmp "$a" "$b"; done';
    assertAgrees(compareAlpm, ['sh', '-c', script], pairs.slice(0, 600));
  });
});

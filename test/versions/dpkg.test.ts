import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { compareDpkg } from '../../src/versions/dpkg.js';
import { pendingUnless } from '../support/pending.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';
import { askTool, assertAgrees, hasTool, type Pair, realPairs } from '../support/version-tools.js';

describe('compareDpkg', () => {
  itIsTotalOrder(compareDpkg, madeOf('0', '1', '00', '10', '.', '-', '~', '+', ':', 'a', 'rc', 'Z', 'é'));

  it('puts ~ before the end, and the end before letters and signs', () => {
    assertAscending(compareDpkg, ['1.0~~', '1.0~~a', '1.0~', '1.0~rc1', '1.0', '1.0a', '1.0+b1', '1.0.1']);
  });

  it('reads digits as numbers of any length', () => {
    assertAscending(compareDpkg, ['1.9', ['1.10', '1.010'], '1.20250101000000000000001', '1.20250101000000000000002']);
  });

  it('lets the epoch decide first, and takes a missing one as zero', () => {
    assertAscending(compareDpkg, [['0.9', '0:0.9'], '1.0', '1:0.1', '2:0.0', '12345678901234567890:0']);
  });

  it('lets the revision decide last, takes the last hyphen, and a missing one as zero', () => {
    assertAscending(compareDpkg, [['1.0', '1.0-0', '1.0-'], '1.0-0.1', '1.0-1', '1.0-1+deb12u1', '1.0-2-1']);
  });

  it('orders what Debian calls its updates and rebuilds', () => {
    assertAscending(compareDpkg, [
      '2.36-9~deb11u1',
      '2.36-9',
      '2.36-9+b1',
      '2.36-9+deb12u4',
      '2.36-9+deb12u14',
      '2.36-10',
      '2.36.1-1',
    ]);
  });

  it('orders real versions as dpkg --compare-versions does', function () {
    this.timeout(120_000);
    pendingUnless(this, hasTool('dpkg'), 'dpkg is not installed');
    pendingUnless(this, realPairs().length > 0, 'real versions come from the lists of apt, which are not here');
    // Asked whether it agrees, dpkg runs once a pair; asked for the order, it would run twice.
    const claims = realPairs()
      .slice(0, 2000)
      .map(([a, b]): Pair => [`${a} ${['lt', 'eq', 'gt'][compareDpkg(a, b) + 1]}`, b]);
    const script = 'while read -r a order b; do dpkg --compare-versions "$a" "$order" "$b"; echo $?; done';
    const answers = askTool(['sh', '-c', script], claims);
    assert.deepEqual(
      claims.filter((_claim, at) => answers[at] !== 0),
      [],
    );
  });

  it('orders real versions as the Dpkg::Version module does', function () {
    const module = spawnSync('perl', ['-MDpkg::Version', '-e', '1']);
    pendingUnless(this, module.status === 0, 'the Perl modules of dpkg-dev are not installed');
    pendingUnless(this, realPairs().length > 0, 'real versions come from the lists of apt, which are not here');
    const script = 'while (<>) { my ($a, $b) = split; print version_compare($a, $b), "\\n" }';
    assertAgrees(compareDpkg, ['perl', '-MDpkg::Version', '-e', script], realPairs());
  });
});

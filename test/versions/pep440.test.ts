import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { comparePep440, parsePep440 } from '../../src/versions/pep440.js';
import { allowsVersion } from '../../src/versions/pep440-specifiers.js';
import { pendingUnless } from '../support/pending.js';
import { assertAscending, itIsTotalOrder, madeOf } from '../support/total-order.js';

const VERSIONS = [
  '0',
  '1',
  '1.0',
  '1.0a1',
  '1.0b2.post1',
  '1.0rc1',
  '1.0.dev3',
  '1.0.post1',
  '1!0.5',
  '1.0+abc.1',
  '1.0+2',
  '2.0-1',
];
const SPECIFIERS = [
  '==1.0',
  '==1.*',
  '!=1.0',
  '>=1.0',
  '<=1.0',
  '<1.0',
  '>1.0',
  '~=1.0',
  '>1.0rc1',
  '<1.0.post1',
  '==1.0+2',
];

/** What the reference implementation says of each pair; `undefined` where it is not there. */
function reference(): { order: number[][]; allowed: boolean[][] } | undefined {
  const script =
    'import json,sys\nfrom packaging.version import Version as V\nfrom packaging.specifiers import SpecifierSet as S\n' +
    'v,s=json.load(sys.stdin)\nprint(json.dumps({"order":[[(V(a)>V(b))-(V(a)<V(b)) for b in v] for a in v],' +
    '"allowed":[[S(c).contains(a,prereleases=True) for a in v] for c in s]}))';
  const { status, stdout } = spawnSync('python3', ['-c', script], { input: JSON.stringify([VERSIONS, SPECIFIERS]) });
  return status === 0 ? JSON.parse(stdout.toString()) : undefined;
}

describe('comparePep440', () => {
  itIsTotalOrder(comparePep440, madeOf('0', '1', '10', '.', 'a', 'rc', '.post', '.dev', '+', '!', 'x'));

  it('puts development before pre-releases, those before the release, and post-releases behind', () => {
    assertAscending(comparePep440, [
      '1.0.dev1',
      '1.0a1.dev1',
      '1.0a1',
      '1.0b1',
      '1.0rc1',
      ['1', '1.0'],
      '1.0+a',
      '1.0.post1',
      '1.1',
      '1!0',
    ]);
  });

  it('reads every spelling', () => {
    assert.deepEqual(parsePep440('v1.0-Alpha.2'), { epoch: '0', release: ['1', '0'], pre: ['a', '2'] });
    assert.equal(parsePep440('1.0-x'), undefined);
  });

  it('says what packaging says', function () {
    const expected = reference();
    pendingUnless(this, expected !== undefined, 'python3 with packaging is not installed');
    const order = VERSIONS.map((a) => VERSIONS.map((b) => comparePep440(a, b) as number));
    assert.deepEqual(order, expected?.order);
    assert.deepEqual(
      SPECIFIERS.map((specifier) => VERSIONS.map((version) => allowsVersion(specifier, version))),
      expected?.allowed,
    );
  });
});

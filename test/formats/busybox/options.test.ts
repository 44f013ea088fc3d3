import assert from 'node:assert/strict';
import fc from 'fast-check';
import { COMMANDS, refusedOption } from '../../../src/formats/busybox/options.js';

const refused = (line: string) => {
  const [command = '', ...words] = line.split(' ');
  return refusedOption(command, words);
};

describe('refusedOption', () => {
  it('finds long options, letters among others, and words of find', () => {
    assert.deepEqual(
      ['realpath --relative-to=/etc x', 'grep -oP x', 'find / -maxdepth 0 -printf x', 'stat --format %a x'].map(
        refused,
      ),
      ['--relative-to', '-P', '-printf', '--format'],
    );
  });

  it('takes values, operands and what stands behind -- for no options', () => {
    for (const line of [
      'grep -e -P x',
      'grep -eP x',
      'grep -- -P',
      'grep $ x',
      'find / -name x',
      'ls -la',
      'nosuch --x',
      'env x --null',
    ])
      assert.equal(refused(line), undefined, line);
  });

  it('reads any command line', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('-P', '--', '-', '-oP', '--x=y', '-n'));
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), fc.array(word), (command, words) => {
        const option = refusedOption(command, words);
        assert.ok(option === undefined || words.some((each) => each.startsWith('-')));
      }),
    );
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseOsRelease } from '../../src/formats/os-release.js';

describe('parseOsRelease', () => {
  it('reads assignments as a shell would', () => {
    const text = [
      '# a comment',
      'ID=debian',
      'PRETTY_NAME="Debian \\"GNU\\" \\$5 \\`x\\` \\\\ \\n"',
      "NAME='a $b \\c'",
      'ESCAPED=a\\ b',
      '  INDENTED=1  ',
      'EMPTY=',
      'WINDOWS="yes"\r',
      'no assignment',
      '9=x',
      'ID=again',
    ].join('\n');
    assert.deepEqual(Object.fromEntries(parseOsRelease(text)), {
      ID: 'again',
      PRETTY_NAME: 'Debian "GNU" $5 `x` \\ \\n',
      NAME: 'a $b \\c',
      ESCAPED: 'a b',
      INDENTED: '1',
      EMPTY: '',
      WINDOWS: 'yes',
    });
  });

  it('leaves a quote alone that is never closed', () => {
    assert.equal(parseOsRelease('ID="x').get('ID'), '"x');
    assert.equal(parseOsRelease('ID="').get('ID'), '"');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseOsRelease(`ID=${text}`)));
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(!/[\n\r"\\$`]/.test(value));
        assert.equal(parseOsRelease(`ID="${value}"`).get('ID'), value);
      }),
    );
  });
});

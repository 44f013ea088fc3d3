import assert from 'node:assert/strict';
import { inconsistentTabs } from '../../../src/formats/python/indentation.js';
import { logicalLines } from '../../../src/formats/python/lines.js';

const at = (source: string) => inconsistentTabs(source, logicalLines(source));

describe('inconsistentTabs', () => {
  it('finds the line whose depth depends on the width of a tab', () => {
    assert.equal(at('if x:\n\ta = 1\n        b = 2\n'), 3);
    assert.equal(at('if x:\n        a = 1\n\tb = 2\n'), 3);
  });

  it('takes tabs, and tabs behind or before spaces, where they are used alike', () => {
    assert.equal(at('if x:\n\ta = 1\n\tif y:\n\t\tb = 2\nc = 3\n'), undefined);
    assert.equal(at('if x:\n    if y:\n    \tb = 2\n    \tc = 3\n'), undefined);
    assert.equal(at('if x:\n    a = 1\n'), undefined);
    assert.equal(at('x = """\n\ta\n        b\n"""\n'), undefined);
  });
});

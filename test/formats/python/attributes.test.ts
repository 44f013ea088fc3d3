import assert from 'node:assert/strict';
import { unasked, usesIn } from '../../../src/formats/python/attributes.js';
import { logicalLines } from '../../../src/formats/python/lines.js';

const modules = new Map([
  ['t', 'typing'],
  ['cgi', 'cgi'],
]);

describe('attributes of modules', () => {
  it('are those of names that stand for modules', () => {
    assert.deepEqual(usesIn('x = t.Self, a.t.b, f().t.c', 3, modules), [{ use: 'typing.Self', line: 3 }]);
  });

  it('are not taken for granted where they are asked for', () => {
    assert.deepEqual(usesIn('cgi.escape if hasattr(cgi, "") else None', 1, modules, ['escape']), []);
    const [line] = logicalLines('if hasattr(cgi, "escape"):\n');
    assert.ok(line);
    assert.deepEqual(
      unasked(line, [
        { use: 'cgi.escape', line: 2 },
        { use: 'cgi.parse', line: 3 },
      ]),
      [{ use: 'cgi.parse', line: 3 }],
    );
  });
});

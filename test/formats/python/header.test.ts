import assert from 'node:assert/strict';
import { caught, condition, headerOf, targets } from '../../../src/formats/python/header.js';
import { logicalLines } from '../../../src/formats/python/lines.js';

describe('heads of compound statements', () => {
  it('end at the colon that is no part of them', () => {
    assert.deepEqual(headerOf('if x[1:2]: y = 1', 'if'), { head: 'if x[1:2]', rest: 'y = 1' });
    assert.deepEqual(headerOf('while (n := f()):', 'while'), { head: 'while (n := f())', rest: '' });
    assert.equal(headerOf('match = 1', 'match'), undefined);
  });

  it('tell conditions with their strings, exceptions, and names that are bound', () => {
    const [line] = logicalLines('if sys.platform == "linux": pass\n');
    assert.ok(line);
    assert.equal(condition(line, 'if sys.platform == ""'), 'sys.platform == "linux"');
    assert.deepEqual(caught('except (ImportError, locale.Error) as e'), ['ImportError', 'Error']);
    assert.deepEqual(targets('async for a, (b, c) in x'), ['a', 'b', 'c']);
  });
});

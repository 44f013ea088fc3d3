import assert from 'node:assert/strict';
import { DEFAULT_LIMITS, EntryBudget, limitError } from '../../../src/providers/image/limits.js';

describe('limits', () => {
  it('name the file and the flag when they are passed', () => {
    const error = limitError('ratio', DEFAULT_LIMITS, 'app.tar', 'expands too much');
    assert.equal(error.message, 'app.tar: expands too much (limit ratio=200)');
    assert.match(error.advice ?? '', /--limit ratio=NUMBER/);
  });

  it('count the entries of all layers together', () => {
    const budget = new EntryBudget({ ...DEFAULT_LIMITS, entries: 3 });
    budget.take('one');
    budget.take('two', 2);
    assert.throws(() => budget.take('three'), { message: 'three: holds too many entries (limit entries=3)' });
  });
});

import assert from 'node:assert/strict';
import type { Entry, FileVisitor } from '../../../src/model/files.js';
import type { ProgressEvent } from '../../../src/model/progress.js';
import { counted } from '../../../src/providers/files/counted.js';

const visitor: FileVisitor = {
  select: () => 'head',
  narrow: () => 'whole',
  visit: () => 'visited',
  unreadable: () => 'unreadable',
};
const entry = {} as Entry;

describe('counted', () => {
  it('tells of every 500th file, and leaves everything to the visitor', () => {
    const events: ProgressEvent[] = [];
    const counting = counted(visitor, (event) => events.push(event), 'a.tar');
    for (let at = 0; at < 1200; at++) assert.equal(counting.select(entry), 'head');
    assert.deepEqual(events, [
      { phase: 'files', done: 500, detail: 'a.tar' },
      { phase: 'files', done: 1000, detail: 'a.tar' },
    ]);
    assert.equal(counting.narrow(entry, new Uint8Array()), 'whole');
    assert.equal(counting.unreadable(entry, new Error()), 'unreadable');
    assert.equal(counting.isHeavy?.(entry), false);
  });

  it('is the visitor itself where nobody listens', () => {
    assert.equal(counted(visitor, undefined, 'a.tar'), visitor);
  });
});

import assert from 'node:assert/strict';
import { contests, snapshotFiles } from '../../../src/dev/bench/contests.js';

const places = { root: '/r', corpus: '/c', peers: '/p', large: '/l', image: '', scratch: '/s' };

describe('contests', () => {
  it('bind contenders that take part', () => {
    for (const { title, contenders, bounds } of contests(places)) {
      const names = contenders.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, title);
      assert.ok(bounds.length > 0, title);
      for (const { of, against } of bounds) {
        assert.ok(
          names.includes(of) && (against === undefined || names.includes(against)),
          `${title}: ${of} ${against}`,
        );
      }
    }
  });

  it('name every file that they need', () => {
    for (const { contenders } of contests(places)) {
      for (const { command, needs } of contenders) {
        const read = command
          .filter((word) => /^([a-z-]+:)?\/[cpl]\//.test(word))
          .map((word) => word.replace(/^[a-z-]+:/, ''));
        for (const path of read) assert.ok(needs.includes(path), `${command.join(' ')} needs ${path}`);
      }
    }
    assert.equal(new Set(snapshotFiles(places)).size, 2);
  });
});

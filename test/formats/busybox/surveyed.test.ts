import assert from 'node:assert/strict';
import { REFUSED } from '../../../src/formats/busybox/surveyed.js';

describe('the options that BusyBox refused', () => {
  it('are letters, or words with their hyphens, and of no command both refused and taking a value', () => {
    for (const [command, [letters, taking, words]] of Object.entries(REFUSED)) {
      assert.match(letters, /^[A-Za-z0-9]*$/, command);
      assert.equal([...letters].filter((letter) => taking.includes(letter)).join(''), '', command);
      for (const word of words.split(' ')) assert.match(word, /^(?:--?\w[\w-]+)?$/, command);
    }
  });

  it('are known of the commands that scripts use most', () => {
    for (const command of ['cp', 'date', 'find', 'grep', 'ls', 'sort', 'stat', 'tar'])
      assert.ok(command in REFUSED, command);
  });
});

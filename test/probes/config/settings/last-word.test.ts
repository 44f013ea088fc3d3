import assert from 'node:assert/strict';
import { LastWord } from '../../../../src/probes/config/settings/last-word.js';

describe('LastWord', () => {
  it('keeps the last mention with its place, or adds to those before', () => {
    const settings = new LastWord();
    settings.say({ key: 'a', value: '1', line: 1 });
    settings.say({ key: 'b', value: '1', line: 2 }, true);
    settings.say({ key: 'a', value: '2', line: 3 });
    settings.say({ key: 'b', value: '2', line: 4 }, true);
    settings.say({ key: 'b', value: '3', line: 5 }, true);
    assert.deepEqual(
      [...settings.settings()],
      [
        { key: 'a', value: '2', line: 3 },
        { key: 'b', value: ['1', '2', '3'], line: 5 },
      ],
    );
    assert.deepEqual([settings.has('a'), settings.has('c')], [true, false]);
  });
});

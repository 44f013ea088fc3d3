import assert from 'node:assert/strict';
import { requirementText, tableOf, textOf, textsOf } from '../../../src/formats/python/declared.js';

describe('declared needs', () => {
  it('are read from what is of the expected kind alone', () => {
    assert.deepEqual(
      [tableOf([]), tableOf(null), textsOf({}), textsOf(['a', 1]), textOf(1)],
      [{}, {}, [], ['a'], undefined],
    );
    assert.equal(requirementText('a', '>=1', 'os_name == "nt"'), 'a>=1; os_name == "nt"');
    assert.equal(requirementText('a', '', undefined), 'a');
  });
});

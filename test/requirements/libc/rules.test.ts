import assert from 'node:assert/strict';
import { LIBC_RULES } from '../../../src/requirements/libc/rules.js';

describe('LIBC_RULES', () => {
  it('say why, how to mend it and on what they rest', () => {
    for (const { id, why, fix, references, sections } of LIBC_RULES) {
      assert.ok(why.length > 80 && fix !== undefined && references.length > 0, id);
      assert.ok(sections.includes('source.image'), id);
    }
  });
});

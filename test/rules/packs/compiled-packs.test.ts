import assert from 'node:assert/strict';
import { compilePacks, declarationsOf } from '../../../src/rules/packs/compiled-packs.js';

describe('compiled packs', () => {
  const files = [{ name: 'rules/a.yaml', text: 'one' }];
  const compiled = compilePacks(files, []);

  it('serve the same files, wherever they lie', () => {
    assert.deepEqual(declarationsOf(compiled, files), []);
    assert.deepEqual(declarationsOf(compiled, [{ name: '/usr/lib/x/a.yaml', text: 'one' }]), []);
  });

  it('do not serve files that were changed, added or renamed', () => {
    assert.equal(declarationsOf(compiled, [{ name: 'rules/a.yaml', text: 'two' }]), undefined);
    assert.equal(declarationsOf(compiled, [...files, ...files]), undefined);
    assert.equal(declarationsOf(compiled, [{ name: 'rules/b.yaml', text: 'one' }]), undefined);
  });

  it('do not serve when they are not what they should be', () => {
    assert.equal(declarationsOf('{}', files), undefined);
  });
});

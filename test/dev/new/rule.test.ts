import assert from 'node:assert/strict';
import { nameOf } from '../../../src/dev/new/name.js';
import { ruleFiles } from '../../../src/dev/new/rule.js';

describe('ruleFiles', () => {
  it('names the pack by the folder, or by the rule', () => {
    for (const [path, pack] of [
      ['tide', 'rules/tide.yaml'],
      ['sea/tide', 'rules/sea.yaml'],
    ] as const) {
      const name = nameOf(path);
      assert.ok(name);
      const [[file, text] = []] = ruleFiles(name);
      assert.equal(file, pack);
      assert.match(text ?? '', /^ {2}- id: tide\n/);
    }
  });

  it('has an example that must and one that must not give a finding', () => {
    const name = nameOf('tide');
    assert.ok(name);
    const counts = [...[...ruleFiles(name).values()].join('').matchAll(/findings: (\d)/g)].map(([, count]) => count);
    assert.deepEqual(counts, ['1', '0']);
  });
});

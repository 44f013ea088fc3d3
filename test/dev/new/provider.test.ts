import assert from 'node:assert/strict';
import { nameOf } from '../../../src/dev/new/name.js';
import { providerFiles } from '../../../src/dev/new/provider.js';

describe('providerFiles', () => {
  for (const path of ['tide', 'sea/tide']) {
    it(`puts code and test of ${path} at mirrored places that find each other`, () => {
      const name = nameOf(path);
      assert.ok(name);
      const files = providerFiles(name);
      assert.deepEqual([...files.keys()], [`src/providers/${path}.ts`, `test/providers/${path}.test.ts`]);
      const [code = '', test = ''] = files.values();
      assert.ok(code.includes(`'${name.up}model/provider.js'`));
      assert.ok(test.includes(`'${name.up}../src/providers/${path}.js'`));
    });
  }
});

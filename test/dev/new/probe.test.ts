import assert from 'node:assert/strict';
import { nameOf } from '../../../src/dev/new/name.js';
import { probeFiles } from '../../../src/dev/new/probe.js';

describe('probeFiles', () => {
  for (const path of ['tide', 'sea/tide']) {
    it(`puts code and test of ${path} at mirrored places that find each other`, () => {
      const name = nameOf(path);
      assert.ok(name);
      const files = probeFiles(name);
      assert.deepEqual([...files.keys()], [`src/probes/${path}.ts`, `test/probes/${path}.test.ts`]);
      const [code = '', test = ''] = files.values();
      assert.ok(code.includes(`'${name.up}model/probe.js'`));
      assert.ok(test.includes(`'${name.up}../src/probes/${path}.js'`));
    });
  }
});

import assert from 'node:assert/strict';
import { nameOf } from '../../../src/dev/new/name.js';
import { reporterFiles } from '../../../src/dev/new/reporter.js';

describe('reporterFiles', () => {
  for (const path of ['tide', 'sea/tide']) {
    it(`puts code and test of ${path} at mirrored places that find each other`, () => {
      const name = nameOf(path);
      assert.ok(name);
      const files = reporterFiles(name);
      assert.deepEqual([...files.keys()], [`src/reports/${path}.ts`, `test/reports/${path}.test.ts`]);
      const [code = '', test = ''] = files.values();
      assert.ok(code.includes(`'${name.up}model/reporter.js'`));
      assert.ok(test.includes(`'${name.up}../src/reports/${path}.js'`));
    });
  }
});

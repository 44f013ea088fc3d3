import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writeTypes } from '../../../src/dev/build/types.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('writeTypes', () => {
  const scratch = scratchDirectory();

  it('copies what the entry reaches, in whatever form it names it, and nothing else', async () => {
    scratch.write('in/index.d.ts', "import type { A } from './a/a.js';\nexport * from './b.js';\nimport 'zod';\n");
    scratch.write('in/a/a.d.ts', "export type A = import('../c.js').C;\nexport type { B } from '../b.js';\n");
    scratch.write('in/b.d.ts', "import './index.js';\nexport type B = 1;\n");
    scratch.write('in/c.d.ts', 'export type C = 1;\n');
    scratch.write('in/bin/run.d.ts', 'export {};\n');
    await writeTypes(scratch.path('in'), 'index.d.ts', scratch.path('out'));
    const copied = readdirSync(scratch.path('out'), { recursive: true, encoding: 'utf8' }).sort();
    assert.deepEqual(copied, ['a', 'a/a.d.ts', 'b.d.ts', 'c.d.ts', 'index.d.ts']);
  });

  it('fails on a declaration that is not there', async () => {
    scratch.write('in/index.d.ts', "export * from './gone.js';\n");
    await assert.rejects(writeTypes(scratch.path('in'), 'index.d.ts', scratch.path('out')), { code: 'ENOENT' });
  });
});

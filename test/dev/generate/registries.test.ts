import assert from 'node:assert/strict';
import { entriesOf, type Registry, registrySource } from '../../../src/dev/generate/registries.js';
import { scratchDirectory } from '../../support/scratch.js';

const REGISTRY: Registry = {
  directory: 'src/things',
  type: 'Thing',
  from: '../model/thing.js',
  list: 'THINGS',
  comment: 'Every thing.',
};

describe('registries', () => {
  const scratch = scratchDirectory();

  it('list what files of any depth export, by path', async () => {
    scratch.write('src/things/z.ts', 'export const zThing: Thing = {};\n');
    scratch.write('src/things/a/b.ts', 'const hiddenThing = 1;\nexport const bThing: Thing<number> = {};\n');
    scratch.write('src/things/a/part.ts', 'export const things = 1;\nexport type OtherThing = 1;\n');
    scratch.write('src/things/index.ts', 'export const THINGS = [];\n');
    assert.deepEqual(await entriesOf(scratch.path(), REGISTRY), [
      { file: 'a/b.ts', name: 'bThing' },
      { file: 'z.ts', name: 'zThing' },
    ]);
  });

  it('become a module that imports each once', () => {
    const source = registrySource(REGISTRY, [
      { file: 'a/b.ts', name: 'bThing' },
      { file: 'z.ts', name: 'zThing' },
    ]);
    assert.match(source, /^import type \{ Thing \} from '\.\.\/model\/thing\.js';$/m);
    assert.match(source, /^import \{ bThing \} from '\.\/a\/b\.js';$/m);
    assert.match(source, /^\/\*\* Every thing\. \*\/\nexport const THINGS: readonly Thing\[\] = \[bThing, zThing\];$/m);
  });
});

import assert from 'node:assert/strict';
import { leastNode } from '../../../src/requirements/least/node.js';
import { buildElf } from '../../support/elf/build.js';
import { installed } from '../../support/node.js';
import { captured } from '../../support/proof.js';

describe('leastNode', () => {
  it('tells what is declared from what code and add-ons tell', async () => {
    const project = {
      name: 'app',
      main: 'a.js',
      engines: { node: '>=18' },
      packageManager: 'pnpm@9.1.0+sha512.abc',
      dependencies: { express: '^5.0.0', chalk: '^5', own: 'file:../own', '@types/node': '*', fsevents: '^2' },
      optionalDependencies: { fsevents: '^2' },
    };
    const symbols = ['napi_type_tag_object', 'napi_create_object'].map((name) => ({ name, undefined: true }));
    const found = leastNode(
      await captured({
        '/package.json': JSON.stringify(project),
        '/a.js': 'Object.groupBy([], x => x); try { fetch() } catch {}\nconst y = a?.b;',
        ...installed('chalk', { engines: { node: '>=16.3' } }),
        ...installed('other', { engines: { node: '>=12' } }),
        '/node_modules/chalk/x.node': buildElf({ soname: 'x.node', symbols }),
      }),
    );
    assert.deepEqual(found?.versions, [
      { specifiers: '>=16.3.0', basis: 'declared', files: ['/node_modules/chalk/package.json'] },
      { specifiers: '>=18', basis: 'declared', files: ['/package.json'] },
      { specifiers: '>=21.0', basis: 'derived', files: ['/a.js'] },
    ]);
    assert.deepEqual(found?.packages, [
      { name: 'express', specifiers: '^5.0.0', basis: 'declared', files: ['/package.json'] },
    ]);
    assert.deepEqual(found?.parts, [
      { name: 'Node-API', specifiers: '>=8', basis: 'derived', files: ['/node_modules/chalk/x.node'] },
      { name: 'pnpm', specifiers: '9.1.0', basis: 'declared', files: ['/package.json'] },
    ]);
    assert.equal(leastNode(await captured({ '/a.txt': '' })), undefined);
  });
});

import assert from 'node:assert/strict';
import { otherEngines } from '../../../src/requirements/node/engines.js';
import { NodeWorld } from '../../../src/requirements/node/world.js';
import { nodeSystem } from '../../support/node.js';
import { captured, deployed } from '../../support/proof.js';

async function found(engines: string | undefined, packages: Readonly<Record<string, string>> = {}) {
  const json = (name: string, node: string | undefined) =>
    JSON.stringify({ name, version: '1.0.0', ...(node === undefined ? {} : { engines: { node } }) });
  const payload = {
    '/package.json': json('app', engines),
    '/index.js': '',
    ...Object.fromEntries(
      Object.entries(packages).map(([name, node]) => [`/node_modules/${name}/package.json`, json(name, node)]),
    ),
  };
  const world = new NodeWorld(await captured(payload), await captured(nodeSystem('20.19.2', 115)), deployed({}));
  const project = world.package('/opt/app');
  assert.ok(project);
  return otherEngines(world, world.runtime('/usr/bin/node'), project).map(({ cause, level, message }) => [
    cause,
    level,
    message,
  ]);
}

describe('otherEngines', () => {
  it('warns of a project that is for other releases, and notes packages that are', async () => {
    assert.deepEqual(await found('>=22', { a: '>=24', b: '>=18', c: 'nonsense!' }), [
      ['node-engines', 'warning', 'app says that it runs on Node.js >=22, and the target has 20.19.2'],
      ['node-engines:packages', 'note', 'a package says to be for other releases than Node.js 20.19.2: a (>=24)'],
    ]);
  });

  it('says nothing where the release is allowed, or nothing is said of it', async () => {
    assert.deepEqual(await found('>=20'), []);
    assert.deepEqual(await found(undefined), []);
  });
});

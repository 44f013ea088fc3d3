import assert from 'node:assert/strict';
import { nodeProver } from '../../../src/requirements/provers/node.js';
import { nodeSystem } from '../../support/node.js';
import { captured, deployed, type Files } from '../../support/proof.js';

async function entriesOf(payload: Files, entries?: readonly string[]): Promise<[entry: string, verdict: string][]> {
  const target = await captured(nodeSystem('18.20.4', 108));
  const proofs = nodeProver.prove(await captured(payload), target, deployed(entries === undefined ? {} : { entries }));
  return proofs.map(({ entry, verdict }) => [entry, verdict]);
}

describe('nodeProver', () => {
  it('proves what the projects of the payload name as their start', async () => {
    const json = {
      name: 'app',
      main: 'lib.js',
      bin: { a: 'bin/a.js' },
      scripts: { start: 'node --no-warnings server' },
    };
    const payload = {
      '/package.json': JSON.stringify(json),
      '/lib.js': '',
      '/bin/a.js': "require('b')",
      '/server.js': '',
      '/x.js': '',
    };
    assert.deepEqual(await entriesOf(payload), [
      ['/opt/app/bin/a.js', 'breaks'],
      ['/opt/app/lib.js', 'runs'],
      ['/opt/app/server.js', 'runs'],
    ]);
  });

  it('proves what is named', async () => {
    assert.deepEqual(await entriesOf({ '/x.js': '', '/y': '' }, ['/x.js', '/y']), [['/opt/app/x.js', 'runs']]);
  });
});

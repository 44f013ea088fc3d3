import assert from 'node:assert/strict';
import type { RunNode } from '../../../src/formats/shell/nodes.js';
import { readScript } from '../../../src/formats/shell/script.js';
import { Commands } from '../../../src/requirements/shell/commands.js';
import type { ShellState } from '../../../src/requirements/shell/state.js';
import { sceneOf } from '../../support/proof.js';
import { shellSystem } from '../../support/shell.js';

function start(): ShellState {
  return {
    ...{
      errexit: false,
      pipefail: false,
      maybe: false,
      mayReturn: false,
      mayLeave: false,
      path: '/usr/bin',
      opaque: false,
    },
    ...{ newUsers: false, functions: new Map(), reasons: [] },
  };
}

async function flows(lines: readonly string[], state = start()): Promise<string[]> {
  const scene = await sceneOf(shellSystem(['cat', 'which', 'apt-get', 'cp']), {});
  const commands = new Commands(scene, { path: '/x', shell: { kind: 'dash', path: '/usr/bin/dash' } });
  return lines.map((line) => {
    const flow = commands.run(readScript(line).body[0]?.do as RunNode, state);
    return [flow.status, ...(flow.ends === undefined ? [] : [flow.ends])].join(' ');
  });
}

describe('Commands', () => {
  it('tells what is there from what is not', async () => {
    assert.deepEqual(
      await flows(['cat x', 'nosuch', '/usr/bin/cat', '/usr/bin/nosuch', './nosuch', '$x/nosuch', 'local x']),
      [...['unknown', 'fails', 'unknown', 'fails', 'unknown', 'unknown', 'ok']],
    );
  });

  it('answers what scripts ask', async () => {
    const lines = [
      'command -v cat',
      'command -v nosuch',
      'which nosuch',
      'type cd',
      'hash nosuch',
      '[ -x /usr/bin/nosuch ]',
    ];
    assert.deepEqual(await flows(lines), ['ok', 'fails', 'fails', 'ok', 'fails', 'fails']);
    assert.deepEqual(await flows(['[ -x /srv/directory ]', 'test ! -x /usr/bin/cat', 'command -v $x']), [
      ...['unknown', 'fails', 'unknown'],
    ]);
  });

  it('knows what leaves a script, and what runs another command', async () => {
    const lines = [
      'exit 0',
      'exit 3',
      'exec nosuch',
      'exec cat',
      'exec >x',
      'return',
      'env A=1 nosuch',
      'env -i nosuch',
    ];
    assert.deepEqual(await flows(lines), [
      ...['ok script', 'fails script', 'fails script', 'unknown script', 'ok', 'unknown function', 'fails', 'unknown'],
    ]);
  });

  it('does not know what comes after an installation, or with a PATH of its own', async () => {
    assert.deepEqual(await flows(['apt-get install x', 'nosuch']), ['unknown', 'unknown']);
    assert.deepEqual(await flows(['cp x /usr/local/bin/', 'nosuch']), ['unknown', 'unknown']);
    assert.deepEqual(await flows(['. ./env', 'nosuch']), ['unknown', 'unknown']);
    assert.deepEqual(await flows(['export PATH=/srv/bin', 'cat', 'nosuch']), ['ok', 'fails', 'fails']);
    assert.deepEqual(await flows(['export PATH=$HOME/bin', 'nosuch']), ['ok', 'unknown']);
  });

  it('follows set', async () => {
    const state = start();
    await flows(['set -eu', 'set -o pipefail'], state);
    assert.deepEqual([state.errexit, state.pipefail], [true, true]);
    await flows(['set +e'], state);
    assert.equal(state.errexit, false);
  });
});

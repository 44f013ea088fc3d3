import assert from 'node:assert/strict';
import type { RunNode } from '../../../src/formats/shell/nodes.js';
import { readScript } from '../../../src/formats/shell/script.js';
import { Commands } from '../../../src/requirements/shell/commands.js';
import type { TargetShell } from '../../../src/requirements/shell/shell.js';
import type { ShellState } from '../../../src/requirements/shell/state.js';
import type { MemoryFile } from '../../support/memory-environment.js';
import { executable, sceneOf } from '../../support/proof.js';
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
    ...{ newUsers: false, depth: 0, atExit: undefined, functions: new Map(), reasons: [] },
  };
}

const DASH: TargetShell = { kind: 'dash', path: '/usr/bin/dash' };

async function flows(
  lines: readonly string[],
  state = start(),
  payload: Record<string, MemoryFile> = {},
  shell = DASH,
): Promise<string[]> {
  const scene = await sceneOf(shellSystem(['cat', 'which', 'apt-get', 'cp']), payload);
  const commands = new Commands(scene, { path: '/opt/app/bin/app', shell });
  return lines.map((line) => {
    const flow = commands.run(readScript(line).body[0]?.do as RunNode, state);
    return [flow.status, ...(flow.ends === undefined ? [] : [flow.ends])].join(' ');
  });
}

describe('Commands', () => {
  it('tells what is there from what is not', async () => {
    assert.deepEqual(
      await flows(['cat x', 'nosuch', '/usr/bin/cat', '/usr/bin/nosuch', './nosuch', '$x/nosuch', 'export x']),
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

  it('knows files that the payload should have brought itself', async () => {
    const payload = {
      '/bin/app': executable('#!/bin/sh\n'),
      '/bin/tool': '#!/bin/sh\n',
      '/bin/run': executable('#!/bin/sh\n'),
      '/bin/link': { link: 'run' },
      '/lib/lib.sh': 'f() { :; }\n',
    };
    const flow = async (line: string) => flows([line], start(), payload);
    for (const line of ['/opt/app/bin/tool', '"$(dirname "$0")/nosuch"', '`dirname $0`/tool'])
      assert.deepEqual(await flow(line), ['fails'], line);
    assert.deepEqual(await flow('. "$(cd -- "$(dirname -- "$0")" && pwd)/nosuch.sh"'), ['fails script']);
    for (const line of [
      '/opt/app/bin/run',
      '/opt/app/bin/link',
      '. /opt/app/lib/lib.sh',
      '. /opt/app/lib/link.sh',
      '. "$(dirname "$0")/config"',
      '"$DIR/tool"',
    ])
      assert.deepEqual(await flow(line), ['unknown'], line);
  });

  it('knows what dash refuses', async () => {
    assert.deepEqual(await flows(['printf %q x', "printf '%-5q' x", 'printf %s x', 'local x=1']), [
      ...['fails', 'fails', 'unknown', 'fails'],
    ]);
    assert.deepEqual(await flows(['local x=1'], { ...start(), depth: 1 }), ['ok']);
    const shell = { kind: 'dash', path: '/usr/bin/dash', pipefail: false } as const;
    assert.deepEqual(await flows(['set -euo pipefail', 'set -eu'], start(), {}, shell), ['fails script', 'ok']);
    assert.deepEqual(await flows(['set -euo pipefail']), ['ok']);
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

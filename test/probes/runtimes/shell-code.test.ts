import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { shellCodeProbe } from '../../../src/probes/runtimes/shell-code.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { executable } from '../../support/proof.js';

describe('the shell-code probe', () => {
  it('reads scripts of shells, those to be read in too, and no others', async () => {
    const { 'shell-code': section } = await runProbes(
      memoryEnvironment({
        '/srv/start': executable('#!/bin/sh -eu\nrun it\n'),
        '/srv/other': executable('#!/usr/bin/env -S bash -e\n'),
        '/srv/box': executable('#!/bin/busybox sh\nfoo (\n'),
        '/srv/lib.sh': '#!/bin/bash\n',
        '/srv/notes': '#!/bin/sh\n',
        '/srv/plain.sh': 'run it\n',
        '/srv/perl.sh': '#!/usr/bin/perl\n',
        '/srv/tool': executable('#!/usr/bin/perl\n'),
        '/usr/share/x/y': executable('#!/bin/sh\n'),
      }),
      [shellCodeProbe],
    );
    assert.deepEqual(section?.facts, {
      '/srv/box': { shell: 'sh', body: [], cut: 2 },
      '/srv/lib.sh': { shell: 'bash', body: [] },
      '/srv/other': { shell: 'bash', options: '-e', body: [] },
      '/srv/plain.sh': { shell: 'sh', body: [{ do: { run: ['run'], line: 1 }, line: 1 }] },
      '/srv/start': { shell: 'sh', options: '-eu', body: [{ do: { run: ['run'], line: 2 }, line: 2 }] },
    });
  });
});

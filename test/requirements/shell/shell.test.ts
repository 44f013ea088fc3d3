import assert from 'node:assert/strict';
import { interpreterOf, isOlder, targetShell } from '../../../src/requirements/shell/shell.js';
import { executable, muslSystem, sceneOf } from '../../support/proof.js';
import { shellSystem } from '../../support/shell.js';

describe('targetShell', () => {
  it('tells which shell a name is, and of which release', async () => {
    const scene = await sceneOf(shellSystem(), {});
    assert.deepEqual(targetShell(scene, 'sh'), {
      kind: 'dash',
      path: '/usr/bin/dash',
      version: undefined,
      pipefail: undefined,
    });
    assert.deepEqual(targetShell(scene, '/bin/bash'), {
      kind: 'bash',
      path: '/usr/bin/bash',
      version: '5.2',
      pipefail: true,
    });
    assert.equal(targetShell(scene, 'zsh'), undefined);
    assert.equal(targetShell(await sceneOf(muslSystem(), {}), '/bin/sh')?.kind, 'busybox');
  });

  it('knows whether dash has the option pipefail', async () => {
    const knows = async (version: string) => {
      const status = `Package: dash\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n\n`;
      return targetShell(await sceneOf(shellSystem([], { '/var/lib/dpkg/status': status }), {}), 'sh')?.pipefail;
    };
    assert.deepEqual([await knows('0.5.11-2'), await knows('0.5.12-7'), await knows('0.5.13-1')], [false, true, true]);
  });

  it('follows the first line of a script', async () => {
    const scene = await sceneOf(shellSystem(), {
      '/a': executable('#!/usr/bin/env bash\n'),
      '/b': executable('#!/bin/sh\n'),
    });
    assert.equal(interpreterOf(scene, '/opt/app/a', { shell: 'bash', body: [] })?.kind, 'bash');
    assert.equal(interpreterOf(scene, '/opt/app/b', { shell: 'sh', body: [] })?.kind, 'dash');
    assert.equal(interpreterOf(scene, '/opt/app/c', { shell: 'sh', body: [] }), undefined);
  });

  it('orders releases', () => {
    assert.deepEqual([isOlder('5.2', '5.3'), isOlder('5.10', '5.3'), isOlder('4.9', '5.0')], [true, false, true]);
  });
});

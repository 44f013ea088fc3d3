import assert from 'node:assert/strict';
import type { Deployment } from '../../../src/model/proof.js';
import { shellProver } from '../../../src/requirements/provers/shell.js';
import { captured, deployed, executable, type Files } from '../../support/proof.js';
import { shellSystem } from '../../support/shell.js';

const SCRIPTS: Files = {
  '/start': executable('#!/bin/sh -e\nneeded --now\n'),
  '/other': executable('#!/usr/bin/env bash\nneeded\necho done\n'),
  '/lib.sh': '#!/bin/sh\nneeded\n',
};

async function proved(more: Partial<Deployment> = {}, payload = SCRIPTS): Promise<unknown[]> {
  const proofs = shellProver.prove(await captured(payload), await captured(shellSystem()), deployed(more));
  return proofs.map(({ entry, verdict, unmet }) => [
    entry,
    verdict,
    unmet.map(({ level, cause }) => `${level} ${cause}`),
  ]);
}

describe('shellProver', () => {
  it('looks at what can be executed, at entries, and at commands', async () => {
    const broken = ['error missing-command:needed'];
    assert.deepEqual(await proved(), [
      ['/opt/app/other', 'runs', ['warning missing-command:needed']],
      ['/opt/app/start', 'breaks', broken],
    ]);
    assert.deepEqual(await proved({ entries: ['/start'] }), [['/opt/app/start', 'breaks', broken]]);
    assert.deepEqual(await proved({ commands: [['sh', '/opt/app/lib.sh'], ['/opt/app/start']] }), [
      ['sh /opt/app/lib.sh', 'breaks', broken],
      ['/opt/app/start', 'breaks', broken],
    ]);
  });

  it('says nothing where a script asks first, or where the payload brings the command', async () => {
    const asks = executable('#!/bin/sh\ncase $1 in a) needed;; esac\ncommand -v needed >/dev/null && needed\ntrue\n');
    assert.deepEqual(await proved({}, { '/asks': asks }), [['/opt/app/asks', 'runs', []]]);
    assert.deepEqual(await proved({ entries: ['/start'] }, { ...SCRIPTS, '/bin/needed': executable('#!/bin/sh\n') }), [
      ['/opt/app/start', 'runs', []],
    ]);
  });

  it('knows carriage returns, for errors where a shell gives up on them', async () => {
    const scripts = {
      '/cond': executable('#!/bin/sh\nif true; then\r\ntrue\r\nfi\r\n'),
      '/words': executable('#!/bin/sh\ncd /tmp\r\n'),
      '/options': executable('#!/bin/sh\nset -e\r\n'),
      '/kept': executable('#!/bin/bash\nset -e\r\n'),
      '/lib.sh': 'true\r\n',
    };
    assert.deepEqual(await proved({}, scripts), [
      ['/opt/app/cond', 'breaks', ['error crlf-script']],
      ['/opt/app/kept', 'runs', ['warning crlf-script']],
      ['/opt/app/options', 'breaks', ['error crlf-script']],
      ['/opt/app/words', 'runs', ['warning crlf-script']],
      ['/opt/app/lib.sh', 'runs', ['warning crlf-script']],
    ]);
  });
});

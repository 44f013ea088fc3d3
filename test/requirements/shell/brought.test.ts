import assert from 'node:assert/strict';
import { hasProgramNamed, isBroughtTo, lacksProgram, lacksScript } from '../../../src/requirements/shell/brought.js';
import { executable, sceneOf } from '../../support/proof.js';
import { shellSystem } from '../../support/shell.js';

async function view() {
  const payload = {
    '/bin/run': executable('#!/bin/sh\n'),
    '/bin/link': { link: 'run' },
    '/bin/data': 'x',
    '/lib/one.sh': ':\n',
  };
  return (await sceneOf(shellSystem(), payload)).view;
}

describe('what a payload brings', () => {
  it('lies below the place that it is laid', async () => {
    const found = await view();
    const paths = ['/opt/app/x', '/opt/application', '/opt/app/../x', '/opt/app/$', '/usr/bin/x'];
    assert.deepEqual(
      paths.map((path) => isBroughtTo(found, path)),
      [true, false, false, false, false],
    );
  });

  it('lacks a program that is not there or not executable, but not one behind a link', async () => {
    const found = await view();
    const lacks = ['run', 'link', 'data', 'nosuch'].map((name) => lacksProgram(found, `/opt/app/bin/${name}`));
    assert.deepEqual(lacks, [false, false, true, true]);
  });

  it('lacks a script only where no other lies beside it', async () => {
    const found = await view();
    const paths = ['/opt/app/lib/one.sh', '/opt/app/lib/two.sh', '/opt/app/bin/two.sh'];
    assert.deepEqual(
      paths.map((path) => lacksScript(found, path)),
      [false, false, true],
    );
  });

  it('has programs by their names', async () => {
    const found = await view();
    assert.deepEqual([hasProgramNamed(found, '/else/run'), hasProgramNamed(found, 'nosuch')], [true, false]);
  });
});

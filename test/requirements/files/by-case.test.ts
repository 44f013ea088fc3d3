import assert from 'node:assert/strict';
import type { Unmet } from '../../../src/model/proof.js';
import { pathsByCase, withOtherCase } from '../../../src/requirements/files/by-case.js';
import { unmet } from '../../../src/requirements/scene.js';
import { captured, executable } from '../../support/proof.js';

const FILES = {
  '/lib/foo.js': 'module.exports = 1',
  '/pkg/helper.py': 'x = 1',
  '/run': executable('#!/bin/sh\n'),
  '/Run': executable('#!/bin/sh\n'),
};

const other = async (need: Unmet) => withOtherCase(need, await captured(FILES), '/opt/app').evidence.at(-1)?.path;

describe('names of files by case', () => {
  it('are together where they are one in small letters', async () => {
    assert.deepEqual(pathsByCase(await captured(FILES)).get('/run'), ['/Run', '/run']);
  });

  it('explain a file and a module that are not there', async () => {
    const file = unmet('node-missing-module', 'missing-module:./Foo', 'm', [
      { environment: 'target', path: '/opt/app/lib/Foo', fact: 'there is no such file' },
    ]);
    assert.equal(await other(file), '/opt/app/lib/foo.js');
    assert.equal(
      await other(unmet('python-missing-module', 'missing-module:Helper', 'm', [])),
      '/opt/app/pkg/helper.py',
    );
  });

  it('say nothing of what is under no such name, and of other needs', async () => {
    const evidence = [{ environment: 'target' as const, path: '/opt/app/lib/Bar', fact: 'x' }];
    assert.equal(await other(unmet('node-missing-module', 'missing-module:./Bar', 'm', evidence)), '/opt/app/lib/Bar');
    const library = [{ environment: 'target' as const, path: '/opt/app/lib/Foo', fact: 'x' }];
    assert.equal(await other(unmet('missing-library', 'missing-library:Foo', 'm', library)), '/opt/app/lib/Foo');
  });
});

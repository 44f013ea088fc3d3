import assert from 'node:assert/strict';
import { namesProver } from '../../../src/requirements/provers/names.js';
import { captured, deployed, executable, glibcSystem } from '../../support/proof.js';

const SCRIPT = executable('#!/bin/sh\n');

async function proved(files: Parameters<typeof captured>[0], more = {}) {
  return namesProver.prove(await captured(files), await captured(glibcSystem()), deployed(more));
}

describe('namesProver', () => {
  it('notes two names that differ by capitals alone', async () => {
    const [proof, ...others] = await proved({ '/a/Run': SCRIPT, '/a/run': SCRIPT, '/b/run': SCRIPT });
    assert.deepEqual(others, []);
    assert.equal(proof?.verdict, 'runs');
    assert.deepEqual(
      proof?.unmet.map(({ level, message }) => [level, message]),
      [['note', '/opt/app/a/Run and /opt/app/a/run are one file where capitals and small letters are not told apart']],
    );
  });

  it('says nothing where one program alone is asked about', async () => {
    assert.deepEqual(await proved({ '/Run': SCRIPT, '/run': SCRIPT }, { entries: ['/run'] }), []);
  });
});

import assert from 'node:assert/strict';
import { interpretedLine } from '../../../src/requirements/execute/script-line.js';
import { executable, glibcSystem, sceneOf } from '../../support/proof.js';

describe('interpretedLine', () => {
  it('is the line of the interpreter for a script of the payload, and any other line itself', async () => {
    const scene = await sceneOf(
      { ...glibcSystem(), '/usr/bin/theirs': executable('#!/usr/bin/perl\n') },
      {
        '/plain': executable('#!/usr/bin/perl -w\n'),
        '/env': executable('#!/usr/bin/env python3\n'),
        '/split': executable('#!/usr/bin/env -S A=1 node --no-warnings\n'),
      },
    );
    const line = (...command: string[]) => interpretedLine(scene, command);
    assert.deepEqual(line('/opt/app/plain', '-x'), ['/usr/bin/perl', '-w', '/opt/app/plain', '-x']);
    assert.deepEqual(line('/opt/app/env'), ['python3', '/opt/app/env']);
    assert.deepEqual(line('/opt/app/split', 'a'), ['node', '--no-warnings', '/opt/app/split', 'a']);
    assert.deepEqual(line('/usr/bin/theirs', 'a'), ['/usr/bin/theirs', 'a']);
    assert.deepEqual(line('nothing'), ['nothing']);
  });
});

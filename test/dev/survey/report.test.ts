import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { REPORT } from '../../../src/dev/survey/report.js';

describe('REPORT', () => {
  it('tells what the Node.js that runs the tests has', () => {
    const run = spawnSync(process.execPath, ['--expose-internals', '-'], { input: REPORT, encoding: 'utf8' });
    const answer = JSON.parse(run.stdout) as { version: string; names: string[]; options: object; engine: string[] };
    assert.equal(answer.version, process.versions.node);
    for (const name of ['fetch', 'fs.promises.readFile', 'Array#at', 'URL.canParse', 'test.mock']) {
      assert.ok(answer.names.includes(name), name);
    }
    assert.ok(!answer.names.includes('REPORT') && !answer.names.includes('add'));
    assert.ok(Object.hasOwn(answer.options, '--import') && answer.engine.includes('expose-gc'));
  });
});

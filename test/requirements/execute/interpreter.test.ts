import assert from 'node:assert/strict';
import { crlfCommand, missingInterpreter } from '../../../src/requirements/execute/interpreter.js';
import type { ScriptRecord } from '../../../src/requirements/files/record.js';

const script: ScriptRecord = {
  kind: 'script',
  path: '/app',
  origin: 'payload',
  fact: { kind: 'script', interpreter: '/bin/x' },
};

describe('missingInterpreter and crlfCommand', () => {
  it('name the script, what is missing and what to do', () => {
    const missing = missingInterpreter(script, 'node', [], ' in /bin');
    assert.equal(missing.cause, 'missing-interpreter:node');
    assert.match(missing.message, /\/app needs node to run it, which is not there in \/bin/);
    assert.match(missing.fix ?? '', /node/);
    assert.match(crlfCommand(script, []).fix ?? '', /eol=lf/);
  });
});

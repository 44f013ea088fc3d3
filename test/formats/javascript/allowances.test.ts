import assert from 'node:assert/strict';
import { testsFor } from '../../../src/formats/javascript/allowances.js';

describe('testsFor', () => {
  it('sees that a file asks, or puts it there', () => {
    for (const [text, name] of [
      ["typeof fetch === 'function'", 'fetch'],
      ['globalThis.fetch ??= f', 'fetch'],
      ["globalThis['fetch']", 'fetch'],
      ["'fetch' in globalThis", 'fetch'],
      ['if (fs.globSync) {', 'fs.globSync'],
      ['fs.globSync && 1', 'fs.globSync'],
      ["'globSync' in fs", 'fs.globSync'],
      ['Array.prototype.at = f', 'Array#at'],
    ] as const) {
      assert.equal(testsFor(text, name), true, text);
    }
  });

  it('does not take a use for a question', () => {
    for (const [text, name] of [
      ["fetch('a')", 'fetch'],
      ["fs.globSync('*')", 'fs.globSync'],
      ['[1].at(0)', 'Array#at'],
    ] as const) {
      assert.equal(testsFor(text, name), false, text);
    }
  });
});

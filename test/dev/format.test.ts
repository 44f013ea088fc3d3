import assert from 'node:assert/strict';
import { formatted } from '../../src/dev/format.js';
import { ROOT } from '../../src/dev/root.js';

describe('formatted', () => {
  it('writes code as the project does', () => {
    assert.equal(formatted(ROOT, 'src/x.ts', 'export const a = [ "b", ]'), "export const a = ['b'];\n");
  });

  it('refuses what does not parse', () => {
    assert.throws(() => formatted(ROOT, 'src/x.ts', 'export const = ;'), /Biome does not take src\/x\.ts/);
  });
});

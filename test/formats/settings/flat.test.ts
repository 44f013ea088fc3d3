import assert from 'node:assert/strict';
import { readDotenv, readIni, readProperties } from '../../../src/formats/settings/flat.js';
import { written } from '../../support/settings.js';

describe('flat files of settings', () => {
  it('are sections with names', () => {
    assert.deepEqual(written(readIni('[s]\nx = 1\nbare\n')), ['s/x = 1 @2', 's/bare =  @3']);
    assert.throws(() => readIni('a=1\n[open\n'), /line 2/);
  });

  it('are variables, as dotenv writes them', () => {
    const found = written(readDotenv('# c\nexport A="x y" # c\nB=2 # c\nC=\n'));
    assert.deepEqual(found, ['A = x y @2', 'B = 2 @3', 'C =  @4']);
    assert.throws(() => readDotenv('A=1\nno assignment\n'), /line 2/);
  });

  it("are Java's properties", () => {
    const found = written(readProperties('a.b=1\nn : v\\\n  w\nk\\ x=\\u0041\n! c\n'));
    assert.deepEqual(found, ['a.b = 1 @1', 'n = v w @2', 'k x = A @4']);
  });
});

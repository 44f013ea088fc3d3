import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { allowsSemver, leastSemver } from '../../src/versions/semver.js';

describe('ranges of npm', () => {
  it('allow versions', () => {
    assert.equal(allowsSemver('^18.17 || >=20', '20.19.2'), true);
    assert.equal(allowsSemver('^18.17 || >=20', '19.0.0'), false);
    assert.equal(allowsSemver('*', '12.0.0'), true);
    assert.equal(allowsSemver('latest', '12.0.0'), undefined);
  });

  it('begin somewhere', () => {
    assert.equal(leastSemver('^18.17 || >=20'), '18.17.0');
    assert.equal(leastSemver('>99'), '100.0.0');
    assert.equal(leastSemver('<5'), '0.0.0');
    assert.equal(leastSemver('nonsense!'), undefined);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.notEqual(typeof allowsSemver(text, '1.0.0'), 'string');
        assert.notEqual(typeof leastSemver(text), 'number');
      }),
    );
  });
});

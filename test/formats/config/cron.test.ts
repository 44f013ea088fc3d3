import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cronProblem } from '../../../src/formats/config/cron.js';

describe('cronProblem', () => {
  it('has nothing against jobs and variables', () => {
    const text =
      '# c\nMAILTO=""\nSHELL = /bin/sh\n*/5 1-3,7 * jan-mar mon,TUE root a % b\n@reboot www-data x\n09,39 0-23/2 * * 7 root y\n';
    assert.equal(cronProblem(text), undefined);
    assert.equal(cronProblem('# nothing'), undefined);
  });

  for (const [text, message] of [
    ['* * * * root x\n', /neither/],
    ['@often root x\n', /neither/],
    ['* * * * * x\n', /neither/],
    ['* * * * * root x', /does not end/],
  ] as const) {
    it(`finds what is wrong with ${JSON.stringify(text)}`, () => {
      assert.match(cronProblem(text)?.message ?? '', message);
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.notEqual(cronProblem(text)?.line, 0)));
  });
});

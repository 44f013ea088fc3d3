import assert from 'node:assert/strict';
import { Constants, isPath } from '../../../src/formats/shell/constants.js';
import { OWN_DIRECTORY } from '../../../src/formats/shell/nodes.js';

describe('Constants', () => {
  it('takes what is set once, at the top, to a path', () => {
    const constants = new Constants('A=/a\nB=/b\nfor B in x; do y; done\nC=c\nAA=/x\n');
    for (const [name, value] of [...'ABC'].map((one) => [one, one === 'C' ? '' : `/${one}`] as const))
      constants.take({ run: [], line: 1, set: [[name, value]] });
    constants.take({ list: [] });
    constants.take({ run: ['make'], line: 2, set: [['AA', '/x']] });
    assert.deepEqual(
      ['A', 'B', 'C', 'AA'].map((name) => constants.get(name)),
      ['/A', undefined, undefined, undefined],
    );
  });
});

describe('isPath', () => {
  it('is true of what is known but for the place of the script', () => {
    for (const text of ['/srv', `${OWN_DIRECTORY}/lib`, OWN_DIRECTORY]) assert.equal(isPath(text), true, text);
    for (const text of ['', 'srv', '/srv/$', '$/srv', `${OWN_DIRECTORY}x`]) assert.equal(isPath(text), false, text);
  });
});

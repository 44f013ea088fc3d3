import assert from 'node:assert/strict';
import { nameInPath } from '../../../src/providers/daemon/names.js';

describe('names in paths of the API', () => {
  it('are those of images and containers', () => {
    for (const name of ['web', 'alpine:3.14', 'host:5000/a/b_c:1', `x@sha256:${'0'.repeat(64)}`, '1f2e']) {
      assert.equal(nameInPath(name, 'an image'), name);
    }
  });

  it('lead nowhere else', () => {
    for (const name of ['../containers/x', 'a/../../b', 'a?b', 'a b', '/a', 'a%2e', 'a\r\nX: y', 'x'.repeat(600)]) {
      assert.throws(() => nameInPath(name, 'an image'), { message: /is not the name of an image$/ }, name);
    }
    assert.throws(() => nameInPath('', 'an image'), { message: 'The name of an image is missing' });
  });
});

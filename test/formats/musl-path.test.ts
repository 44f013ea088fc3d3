import assert from 'node:assert/strict';
import { parseMuslPath } from '../../src/formats/musl-path.js';

describe('parseMuslPath', () => {
  it('separates at colons and line ends', () => {
    assert.deepEqual(parseMuslPath('/lib:/usr/lib\n/opt/lib\n\n'), ['/lib', '/usr/lib', '/opt/lib']);
    assert.deepEqual(parseMuslPath('/lib\0/usr/lib'), ['/lib']);
    assert.deepEqual(parseMuslPath(''), []);
  });
});

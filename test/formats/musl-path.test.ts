import assert from 'node:assert/strict';
import { MUSL_DEFAULT_PATH, parseMuslPath } from '../../src/formats/musl-path.js';

describe('parseMuslPath', () => {
  it('separates at colons and line ends', () => {
    assert.deepEqual(parseMuslPath('/lib:/usr/lib\n/opt/lib\n\n'), ['/lib', '/usr/lib', '/opt/lib']);
    assert.deepEqual(parseMuslPath('/lib\0/usr/lib'), ['/lib']);
    assert.deepEqual(parseMuslPath(''), []);
    assert.deepEqual(parseMuslPath('/lib:/usr/local/lib:/usr/lib\n'), MUSL_DEFAULT_PATH);
  });
});

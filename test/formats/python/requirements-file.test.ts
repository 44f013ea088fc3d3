import assert from 'node:assert/strict';
import { parseRequirementsFile } from '../../../src/formats/python/requirements-file.js';

describe('parseRequirementsFile', () => {
  it('reads dependencies, and neither options nor addresses', () => {
    const text =
      '# top\n-r base.txt\n--index-url https://a.org\nflask >= 3  # web\nrequests[socks]==2.31.0 \\\n    --hash=sha256:abc\n' +
      './local\nhttps://a.org/x.whl\nnot a requirement\ncolorama; sys_platform == "win32"\n';
    assert.deepEqual(parseRequirementsFile(text), [
      'flask >= 3',
      'requests[socks]==2.31.0',
      'colorama; sys_platform == "win32"',
    ]);
  });
});

import assert from 'node:assert/strict';
import { holds } from '../../../src/requirements/python/condition.js';

const environment = { SET: '1', EMPTY: '' };
const answer = (text: string) => holds(text, { minor: 11, implementation: 'cpython', isMain: false, environment });

describe('holds', () => {
  it('decides by version, platform and implementation', () => {
    assert.equal(answer('sys.version_info >= (3, 11)'), true);
    assert.equal(answer('sys.version_info < (3, 11)'), false);
    assert.equal(answer('sys.version_info > (3, 11)'), true);
    assert.equal(answer('sys.version_info[0] == 2'), false);
    assert.equal(answer('sys.version_info >= (3,)'), true);
    assert.equal(answer('sys.platform == "win32" or os.name == "posix"'), true);
    assert.equal(answer('not TYPE_CHECKING and sys.platform.startswith("lin")'), true);
    assert.equal(answer('platform.python_implementation() == "PyPy"'), false);
    assert.equal(answer('__name__ == "__main__"'), false);
  });

  it('knows the variables that it is started with', () => {
    const texts = ['"SET" in os.environ', '"SET" not in os.environ', 'os.environ.get("NONE")', 'os.getenv("EMPTY")'];
    assert.deepEqual(texts.map(answer), [true, false, false, false]);
  });

  it('leaves open what only running tells', () => {
    assert.equal(answer('USE_EXTENSIONS'), undefined);
    assert.equal(answer('TYPE_CHECKING or not USE_EXTENSIONS'), undefined);
    assert.equal(answer('PY2 and x'), false);
  });
});

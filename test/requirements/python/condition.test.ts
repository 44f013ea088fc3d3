import assert from 'node:assert/strict';
import { holds } from '../../../src/requirements/python/condition.js';

const environment = { SET: '1', EMPTY: '' };
const module = { isMain: false, name: 'top', isPackage: false };
const situation = { minor: 11, implementation: 'cpython', environment, ...module } as const;
const answer = (text: string) => holds(text, situation);

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
    assert.equal(answer('os.environ.get("NONE", False)'), false);
    assert.equal(answer('os.environ.get("NONE", "1")'), undefined);
  });

  it('knows where a module lies', () => {
    const texts = ['__package__', '"." in __name__', '__package__ or "." in __name__'];
    const answers = (more: object) => texts.map((text) => holds(text, { ...situation, ...more }));
    assert.deepEqual(answers({}), [false, false, false]);
    assert.deepEqual(answers({ isPackage: true }), [true, false, true]);
    assert.deepEqual(answers({ name: 'top.inner' }), [true, true, true]);
    assert.deepEqual(answers({ name: '__main__', isMain: true }), [false, false, false]);
  });

  it('leaves open what only running tells', () => {
    assert.equal(answer('USE_EXTENSIONS'), undefined);
    assert.equal(answer('TYPE_CHECKING or not USE_EXTENSIONS'), undefined);
    assert.equal(answer('PY2 and x'), false);
  });
});

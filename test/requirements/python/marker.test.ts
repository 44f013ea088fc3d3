import assert from 'node:assert/strict';
import { type Marker, parseMarker } from '../../../src/formats/python/marker.js';
import type { Interpreter } from '../../../src/requirements/python/finder.js';
import { allowsPython, evaluateMarker, markerEnvironment } from '../../../src/requirements/python/marker.js';

const interpreter = {
  kind: 'interpreter',
  version: '3.11',
  implementation: 'cpython',
  prefix: '/usr',
  library: '/usr/lib/python3.11',
  path: [],
} as unknown as Interpreter;
const answer = (text: string) =>
  evaluateMarker(parseMarker(text) as Marker, markerEnvironment(interpreter, 'x86_64', ''));

describe('evaluateMarker', () => {
  it('answers for the target', () => {
    assert.equal(answer('python_version >= "3.9" and sys_platform != "win32"'), true);
    assert.equal(answer('"3.12" <= python_version'), false);
    assert.equal(answer('platform_machine in "x86_64 aarch64"'), true);
    assert.equal(answer('extra == "dev"'), false);
    const extra = markerEnvironment(interpreter, 'x86_64', 'more-tests');
    assert.equal(evaluateMarker(parseMarker('extra == "More_Tests"') as Marker, extra), true);
    assert.equal(answer('implementation_name == "pypy" or os_name not in "posix"'), false);
  });

  it('leaves open what is not known', () => {
    assert.equal(answer('python_full_version >= "3.11.4"'), undefined);
    assert.equal(answer('python_full_version >= "3.10.4"'), true);
    assert.equal(answer('platform_release >= "5" or os_name == "posix"'), true);
    assert.equal(answer('nosuch == "1" and os_name == "nt"'), false);
    assert.equal(allowsPython('>=3.9.2', '3.9'), undefined);
    assert.equal(allowsPython('>=3.9', undefined), undefined);
  });
});

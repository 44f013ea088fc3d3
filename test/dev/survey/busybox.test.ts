import assert from 'node:assert/strict';
import { busyboxModule, optionsIn, type Refused, verdictOf } from '../../../src/dev/survey/busybox.js';

describe('the survey of BusyBox', () => {
  it('takes options from the help of a command', () => {
    const help =
      'Usage: x [OPTION]... FILE\n  -a, --all   do -z things\n      --long=N\n  -n N   count\n  -c  --format=F  text\n text --help\n';
    assert.deepEqual(optionsIn(help, 'x'), ['--all', '--format', '--long', '-a', '-c', '-n']);
    assert.deepEqual(optionsIn('  -amin N -newer FILE\n', 'find'), ['-amin', '-newer']);
  });

  it('understands what BusyBox answers', () => {
    assert.equal(verdictOf('grep: unrecognized option: P\nBusyBox v1.36', '-P'), 'refused');
    assert.equal(verdictOf("stat: unrecognized option '--format'", '--format'), 'refused');
    assert.equal(verdictOf("cut: invalid option -- 'z'", '-z'), 'refused');
    assert.equal(verdictOf('find: unrecognized: -printf', '-printf'), 'refused');
    assert.equal(verdictOf('realpath: --relative-to: No such file or directory', '--relative-to'), 'refused');
    assert.equal(verdictOf('head: option requires an argument: n', '-n'), 'takes');
    assert.equal(verdictOf('cat: x: No such file', '-a'), 'other');
  });

  it('keeps what all that have a command refuse', () => {
    const one = (letters: string, taking: string, words: string[]): Refused => ({
      letters: new Set(letters),
      taking: new Set(taking),
      words: new Set(words),
    });
    const text = busyboxModule(
      [
        new Map([
          ['cp', one('az', 't', ['--x'])],
          ['mv', one('', '', [])],
        ]),
        new Map([
          ['cp', one('z', 'S', ['--x', '--y'])],
          ['tac', one('b', '', [])],
        ]),
      ],
      ['1.33.1', '1.36.1'],
    );
    assert.match(text, /BusyBox 1\.33\.1, 1\.36\.1 refused/);
    assert.match(text, /"cp": \["z","St","--x"\],\n {2}"tac": \["b","",""\],\n\};/);
  });
});

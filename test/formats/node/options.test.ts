import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeOption, optionAvailability, takesValue } from '../../../src/formats/node/options.js';

describe('judgeOption', () => {
  const on = (version: string, word: string, from: 'command' | 'environment' = 'command') =>
    judgeOption(word, version, from);

  it('goes by the release', () => {
    assert.equal(on('18.20.4', '--env-file=.env'), 'unknown');
    assert.equal(on('20.19.2', '--env-file=.env'), 'taken');
    assert.equal(on('20.5.0', '--env-file'), 'unknown');
    assert.equal(on('12.22.12', '--openssl-legacy-provider'), 'unknown');
    assert.equal(on('20.19.2', '--no-such-flag'), 'unknown');
  });

  it('knows options of V8, denials and underscores', () => {
    for (const word of [
      '--max-old-space-size=256',
      '--max_old_space_size=256',
      '--no-warnings',
      '--expose-gc',
      '--inspect=0',
    ]) {
      assert.equal(on('20.19.2', word), 'taken', word);
    }
  });

  it('knows what NODE_OPTIONS may not have', () => {
    assert.equal(on('20.19.2', '--max-old-space-size=256', 'environment'), 'taken');
    assert.equal(on('20.19.2', '--allow-natives-syntax', 'environment'), 'refused');
    assert.equal(on('20.19.2', '--check', 'environment'), 'refused');
  });

  it('says nothing of short options, of words and of releases that nobody asked', () => {
    for (const word of ['-r', '--', 'app.js', '-x']) assert.equal(on('20.19.2', word), 'taken', word);
    assert.equal(on('99.0.0', '--no-such-flag'), 'taken');
    fc.assert(fc.property(fc.string(), fc.string(), (word, version) => on(version, word) !== undefined));
  });
});

describe('takesValue and optionAvailability', () => {
  it('tell what options are like', () => {
    assert.deepEqual(['--title', '--env-file', '--no-warnings'].map(takesValue), [true, true, false]);
    assert.deepEqual(optionAvailability('--env-file=.env'), { since: ['20.6'] });
    assert.equal(optionAvailability('--no-such-flag'), undefined);
  });
});

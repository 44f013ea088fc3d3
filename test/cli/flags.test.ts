import assert from 'node:assert/strict';
import { openingOf, reference, references } from '../../src/cli/flags.js';
import { EnvironmentError } from '../../src/model/problem.js';

describe('arguments that name environments', () => {
  it('are required and never read from standard input', () => {
    for (const arg of [reference('where it works'), references('where it works')]) {
      assert.equal(arg.required, true);
      assert.equal(arg.ignoreStdin, true);
      assert.equal(arg.description, 'where it works');
    }
    assert.equal(references('').multiple, true);
  });
});

describe('flags of opening', () => {
  it('become options', () => {
    assert.deepEqual(openingOf({ platform: 'linux/arm64', verify: false, limit: ['entries=7', 'ratio=2'] }), {
      platform: 'linux/arm64',
      verify: false,
      limits: { entries: 7, ratio: 2 },
    });
    assert.deepEqual(openingOf({}).limits, {});
    assert.equal(openingOf({ 'redaction-key': '@key' }).redactionKey, '@key');
  });

  it('refuse a limit without a number, with the way to write one', () => {
    for (const text of ['entries', 'entries=', 'entries=many', '=5', 'entries=-1']) {
      assert.throws(
        () => openingOf({ limit: [text] }),
        (error) => error instanceof EnvironmentError && /--limit/.test(error.advice ?? ''),
      );
    }
  });
});

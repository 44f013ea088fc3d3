import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readProject } from '../../src/project/read.js';
import { projectText } from '../../src/project/write.js';

describe('projectText', () => {
  it('is read back as it was meant, whatever the names are', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() === value && value !== '');
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (source, targets) => {
        const { definition, mistakes } = readProject('p', projectText({ source, targets }));
        assert.deepEqual(mistakes, []);
        assert.deepEqual([definition?.source, definition?.targets], [source, targets]);
      }),
    );
  });

  it('says no more than it was told', () => {
    const text = projectText({ source: 'a', targets: ['b'] });
    assert.deepEqual(
      text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
      ['source: a', 'targets:', '  - b'],
    );
    const full = projectText({
      source: 'a',
      targets: ['b'],
      app: '/x',
      entries: ['y'],
      failOn: 'note',
      outputs: { json: 'z' },
      environments: { a: 'dir:a' },
    });
    const { definition } = readProject('p', full);
    assert.deepEqual(definition?.payload, { app: '/x', entries: ['y'] });
    assert.deepEqual(
      [definition?.['fail-on'], definition?.outputs, definition?.environments],
      ['note', { json: 'z' }, { a: 'dir:a' }],
    );
  });

  it('has examples that can be used as they are', () => {
    const examples = projectText({ source: 'a', targets: ['b'] })
      .split('\n')
      .filter((line) => /^# (?:rules|levels|ignore|payloads|waivers|redaction| )/.test(line))
      .map((line) => line.slice(2));
    assert.deepEqual(readProject('p', examples.join('\n')).mistakes, []);
  });
});

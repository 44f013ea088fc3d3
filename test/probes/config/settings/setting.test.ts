import assert from 'node:assert/strict';
import { asText, keyed } from '../../../../src/probes/config/settings/setting.js';

const file = { path: '/etc/demo', text: '# c\n\n a = 1 \n;x\nb\n', owner: undefined };

describe('a setting', () => {
  it('becomes a fact under the name of its program', () => {
    assert.deepEqual(keyed('demo', { key: 'a.b', value: '1', file, line: 3 }), [
      'demo:a.b',
      { value: '1', path: '/etc/demo', line: 3 },
    ]);
  });

  it('is a default where no file says it', () => {
    assert.deepEqual(keyed('demo', { key: 'a', value: ['1'], inherited: 'b' }), [
      'demo:a',
      { value: ['1'], default: true, inherited: 'demo:b' },
    ]);
  });

  it('is cut where it is longer than anybody reads', () => {
    const [key, { value }] = keyed('demo', { key: 'k'.repeat(10_000), value: 'v'.repeat(100_000), file });
    assert.deepEqual([key.length, value.length], [400, 20_000]);
  });

  it('is the lines of a file that is not understood, without comments', () => {
    const { key, value, unparsed } = asText(file, { line: 5, message: 'what is b?' });
    assert.deepEqual([key, value, unparsed], ['text[/etc/demo]', ['a = 1', 'b'], 'line 5: what is b?']);
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatOf, readSettings, SETTING_FORMATS } from '../../../src/formats/settings/index.js';

describe('files of settings', () => {
  it('say why they are none', () => {
    for (const [format, text] of [
      ['json', '{"a": }'],
      ['xml', '<a><b></a>'],
      ['text', 'a'],
      ['nonsense', 'a'],
    ] as const) {
      const why = readSettings(text, format);
      assert.ok(typeof why === 'string' && why !== '', format);
    }
    assert.equal(readSettings('a: 1', 'yaml').length, 1);
  });

  it('have the format that their name tells', () => {
    const names = [
      '/a/b.json',
      'b.YML',
      '/srv/.env',
      '/srv/.env.local',
      'x.toml',
      'web.xml',
      'a.properties',
      'a.conf',
      '/etc/x',
    ];
    assert.deepEqual(names.map(formatOf), [
      'json',
      'yaml',
      'dotenv',
      'dotenv',
      'toml',
      'xml',
      'properties',
      'ini',
      'text',
    ]);
  });

  it('never throw, whatever they hold', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'[]{}<>="\'#:\n \\ab*&-') }),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...SETTING_FORMATS), (text, format) => {
        const found = readSettings(text, format);
        assert.ok(typeof found === 'string' || found.every(({ line = 1 }) => line >= 1));
      }),
    );
  });
});

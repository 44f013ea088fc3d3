import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseOpensslConf } from '../../src/formats/openssl-conf.js';

describe('parseOpensslConf', () => {
  it('reads settings by section', () => {
    const conf = parseOpensslConf('openssl_conf = main # the section\n[ main ]\nssl_conf = "ssl"\nx = a\\\nb\nx = c\n');
    assert.deepEqual(
      [...conf].map(([name, settings]) => [name, Object.fromEntries(settings)]),
      [
        ['default', { openssl_conf: 'main' }],
        ['main', { ssl_conf: 'ssl', x: 'c' }],
      ],
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseOpensslConf(text)));
  });
});

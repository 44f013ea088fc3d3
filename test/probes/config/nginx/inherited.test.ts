import assert from 'node:assert/strict';
import { inheritedSettings } from '../../../../src/probes/config/nginx/inherited.js';
import { placed } from '../../../support/nginx.js';

const settings = (text: string) =>
  Object.fromEntries(
    [...inheritedSettings(placed(text))].map(({ key, value, inherited }) => [key, [value, inherited]]),
  );

describe('what servers inherit', () => {
  it('is what http sets, where they do not', () => {
    const all = settings('http { root /a; server { server_name x; } server { server_name y; root /b; } }');
    assert.deepEqual(all['http.server[x].root'], ['/a', 'http.root']);
    assert.equal(all['http.server[y].root'], undefined);
    assert.equal(all['http.root'], undefined);
  });

  it('is the default of nginx where http does not either', () => {
    const all = settings('http { server { server_name x; } }');
    assert.deepEqual(all['http.client_max_body_size'], ['1m', undefined]);
    assert.deepEqual(all['http.server[x].client_max_body_size'], ['1m', 'http.client_max_body_size']);
    assert.equal(all['http.server[x].ssl_ciphers'], undefined);
  });

  it('is nothing without http', () => {
    assert.deepEqual(settings('events {}'), {});
  });
});

import assert from 'node:assert/strict';
import { labelled } from '../../../../src/probes/config/nginx/labels.js';
import { placed } from '../../../support/nginx.js';

const labels = (text: string) => labelled(placed(text)).map(({ label }) => label);

describe('labels of nginx blocks', () => {
  it('are names, addresses and parameters', () => {
    const text =
      'http {} server { server_name _ a; } server { listen 81 ssl; } server {} location = /x {} if ($a) {} b 1;';
    assert.deepEqual(labels(text), ['http', 'server[a]', 'server[81]', 'server[80]', 'location[= /x]', 'if[($a)]']);
  });

  it('are unique: of one name the fullest server has the plain label', () => {
    const text =
      'server { server_name a; } server { server_name a; listen 443 ssl; root /; } server { server_name a; }';
    assert.deepEqual(labels(text), ['server[a 80]', 'server[a]', 'server[a]#2']);
  });
});

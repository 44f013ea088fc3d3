import assert from 'node:assert/strict';
import { nginxSettings } from '../../../../src/probes/config/nginx/settings.js';
import { placed } from '../../../support/nginx.js';

const settings = (text: string) =>
  Object.fromEntries([...nginxSettings(placed(text))].map(({ key, value }) => [key, value]));

describe('settings of nginx', () => {
  it('are lists where a directive stands several times, in order where that matters', () => {
    assert.deepEqual(settings('a { allow 2; allow 1; listen 90; listen 80; }'), {
      'a.allow': ['2', '1'],
      'a.listen': ['80', '90'],
    });
  });

  it('are one list for a table', () => {
    assert.deepEqual(settings('map $a $b { default 0; ~x "y z"; }'), { 'map[$a $b]': ['default 0', '~x "y z"'] });
  });

  it('say in which order patterns are tried only where there are several', () => {
    const one = 'a { location ~ b { c 1; } location / { c 2; } }';
    assert.deepEqual(Object.keys(settings(one)), ['a.location[~ b].c', 'a.location[/].c']);
  });
});

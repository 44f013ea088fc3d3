import assert from 'node:assert/strict';
import { readNodeWords } from '../../../src/requirements/node/command.js';
import { launchOf, PLAIN } from '../../../src/requirements/node/launch.js';

const launch = (text: string) => launchOf([readNodeWords(text.split(' '))]);

describe('launchOf', () => {
  it('knows what may change how files are read', () => {
    assert.equal(launch('--import tsx').hooked, true);
    assert.equal(launch('-r ts-node/register').hooked, true);
    assert.equal(launch('--loader ./l.mjs').hooked, true);
    assert.equal(launch('-r dotenv/config').hooked, false);
  });

  it('knows options that bring something', () => {
    assert.equal(launch('--experimental_websocket').extended, true);
    assert.equal(launch('--openssl-legacy-provider').legacyProvider, true);
    assert.equal(launch('-C dev').conditions, true);
    assert.deepEqual(
      ['--strip-types', '--experimental-transform-types', '--no-strip-types', '--x'].map((one) => launch(one).types),
      ['strip', 'transform', 'none', undefined],
    );
  });

  it('is plain without any', () => {
    assert.deepEqual(launch('app.js'), PLAIN);
  });
});

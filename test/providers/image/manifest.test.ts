import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EnvironmentError } from '../../../src/model/problem.js';
import { DockerManifests, Index, Manifest, parseConfig, parseJson } from '../../../src/providers/image/manifest.js';
import { json } from '../../support/image.js';

describe('JSON of an image', () => {
  it('is refused with the file and the place in it', () => {
    assert.throws(() => parseJson(Buffer.from('{'), Index, 'index.json'), {
      message: /^index\.json is not valid JSON: /,
    });
    const bad = json({ manifests: [{ digest: 'd', size: 'large' }] });
    assert.throws(() => parseJson(bad, Index, 'index.json'), {
      message: /^index\.json is not what it should be at manifests\.0\.size: /,
    });
    assert.throws(() => parseJson(json([]), DockerManifests, 'manifest.json'), EnvironmentError);
    assert.throws(() => parseJson(json({}), Manifest, 'm'), EnvironmentError);
  });

  it('is refused where it is nested without end', () => {
    const deep = Buffer.from('['.repeat(8_000_000));
    assert.throws(() => parseJson(deep, Index, 'index.json'), {
      message: /^index\.json is not what it should be: .*inside each other/,
    });
  });

  it('is read as a configuration in our words', () => {
    const { platform, diffIds, config } = parseConfig(
      json({
        os: 'linux',
        architecture: 'arm',
        variant: 'v7',
        rootfs: { diff_ids: ['a'] },
        config: {
          ExposedPorts: { '90/udp': {}, '80/tcp': {} },
          Volumes: { '/v': null },
          Labels: { b: '1' },
          Cmd: ['x'],
        },
      }),
      'config',
    );
    assert.deepEqual(platform, { os: 'linux', architecture: 'arm', variant: 'v7' });
    assert.deepEqual(diffIds, ['a']);
    assert.deepEqual(config, {
      exposedPorts: ['80/tcp', '90/udp'],
      environment: [],
      entrypoint: [],
      command: ['x'],
      volumes: ['/v'],
      labels: { b: '1' },
    });
  });

  it('is read with nothing in it, and with null in every place', () => {
    const nothing = { exposedPorts: [], environment: [], entrypoint: [], command: [], volumes: [], labels: {} };
    const nulls = { os: null, architecture: null, variant: null, rootfs: null, config: null };
    const inner = {
      User: null,
      ExposedPorts: null,
      Env: null,
      Entrypoint: null,
      Cmd: null,
      Volumes: null,
      WorkingDir: '',
    };
    for (const value of [{}, nulls, { config: inner, rootfs: { diff_ids: null } }]) {
      assert.deepEqual(parseConfig(json(value), 'config'), { platform: undefined, diffIds: [], config: nothing });
    }
  });

  it('throws nothing else, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        try {
          parseConfig(Buffer.from(text), 'config');
        } catch (error) {
          assert.ok(error instanceof EnvironmentError);
        }
      }),
    );
  });
});

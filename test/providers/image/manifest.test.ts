import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EnvironmentError } from '../../../src/model/problem.js';
import { DockerManifests, Index, Manifest, parseConfig, parseJson } from '../../../src/providers/image/manifest.js';
import { configJson, json } from '../../support/image.js';
import { imageConfig } from '../../support/image-config.js';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const DESCRIPTOR = { digest: DIGEST, size: 1 };

describe('JSON of an image', () => {
  it('is read by its schema', () => {
    assert.deepEqual(parseJson(json({ schemaVersion: 2, manifests: [DESCRIPTOR] }), Index, 'index.json'), {
      manifests: [DESCRIPTOR],
    });
    const manifest = { config: DESCRIPTOR, layers: [{ ...DESCRIPTOR, annotations: null, platform: null }] };
    assert.deepEqual(parseJson(json(manifest), Manifest, 'm'), manifest);
  });

  it('may leave out the tags and layers of docker save, as docker does, but not all images', () => {
    const images = [{ Config: 'c.json', RepoTags: null, Layers: null }, { Config: 'd.json' }];
    assert.deepEqual(parseJson(json(images), DockerManifests, 'manifest.json'), images);
    assert.throws(() => parseJson(json([]), DockerManifests, 'manifest.json'), {
      name: 'EnvironmentError',
      message: /^manifest\.json is not what it should be: /,
    });
  });

  it('is refused with the name of the file and the place in it', () => {
    assert.throws(() => parseJson(Buffer.from('{"manifests": ['), Index, 'x.oci/index.json'), {
      name: 'EnvironmentError',
      message: /^x\.oci\/index\.json is not valid JSON: ./,
    });
    assert.throws(() => parseJson(json({ manifests: [DESCRIPTOR, { digest: DIGEST }] }), Index, 'index.json'), {
      message: /^index\.json is not what it should be at manifests\.1\.size: ./,
    });
    assert.throws(() => parseJson(json(null), Manifest, 'm'), { message: /^m is not what it should be: ./ });
    for (const size of [-1, 1.5, '1']) {
      assert.throws(() => parseJson(json({ config: { ...DESCRIPTOR, size }, layers: [] }), Manifest, 'm'), {
        message: /^m is not what it should be at config\.size: ./,
      });
    }
  });

  it('throws nothing but its own error, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom(Index, Manifest, DockerManifests),
        (text, schema) => {
          try {
            parseJson<unknown>(Buffer.from(text), schema, 'f');
          } catch (error) {
            assert.ok(error instanceof EnvironmentError, String(error));
            assert.match(error.message, /^f is not /);
          }
        },
      ),
    );
  });
});

describe('configuration of an image', () => {
  it('is told in our words', () => {
    const layer = Buffer.from('layer');
    const bytes = configJson({
      layers: [layer, layer],
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
      config: {
        User: 'app',
        ExposedPorts: { '8080/tcp': {}, '443/tcp': {} },
        Env: ['PATH=/bin', 'A=b=c'],
        Entrypoint: ['/init', '--'],
        Cmd: ['serve'],
        Volumes: { '/var': {}, '/data': null },
        WorkingDir: '/srv',
        Labels: { a: '1' },
        StopSignal: 'SIGQUIT',
        Healthcheck: { Test: ['NONE'] },
      },
    });
    const { platform, diffIds, config } = parseConfig(bytes, 'c');
    assert.deepEqual(platform, { os: 'linux', architecture: 'arm64', variant: 'v8' });
    assert.equal(diffIds.length, 2);
    assert.deepEqual(
      config,
      imageConfig({
        user: 'app',
        exposedPorts: ['443/tcp', '8080/tcp'],
        environment: ['PATH=/bin', 'A=b=c'],
        entrypoint: ['/init', '--'],
        command: ['serve'],
        volumes: ['/data', '/var'],
        workingDirectory: '/srv',
        labels: { a: '1' },
        stopSignal: 'SIGQUIT',
      }),
    );
  });

  it('takes null and the empty string for what is not set, as docker writes them', () => {
    const run = { User: '', ExposedPorts: null, Env: null, Cmd: null, WorkingDir: '', Labels: null, StopSignal: null };
    const bare = { platform: undefined, diffIds: [], config: imageConfig() };
    assert.deepEqual(parseConfig(json({ os: '', architecture: 'amd64', config: run, rootfs: null }), 'c'), bare);
    assert.deepEqual(parseConfig(json({ config: null, rootfs: { diff_ids: null } }), 'c'), bare);
    assert.deepEqual(parseConfig(json({}), 'c'), bare);
  });

  it('names a platform without a variant where there is none', () => {
    const { platform } = parseConfig(json({ os: 'linux', architecture: 'amd64', variant: '' }), 'c');
    assert.deepEqual(platform, { os: 'linux', architecture: 'amd64' });
  });

  it('is refused where it says something else than the specification', () => {
    assert.throws(() => parseConfig(json({ config: { Env: 'PATH=/bin' } }), 'a.tar:c.json'), {
      name: 'EnvironmentError',
      message: /^a\.tar:c\.json is not what it should be at config\.Env: ./,
    });
    assert.throws(() => parseConfig(json({ rootfs: { diff_ids: [DIGEST, 7] } }), 'c'), {
      message: /^c is not what it should be at rootfs\.diff_ids\.1: ./,
    });
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EnvironmentError } from '../../../src/model/problem.js';
import { apiHost, isLoopback, parseImageName } from '../../../src/providers/registry/image-name.js';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the name of an image', () => {
  for (const [name, registry, repository, version] of [
    ['debian', 'docker.io', 'library/debian', 'latest'],
    ['debian:13', 'docker.io', 'library/debian', '13'],
    ['team/app', 'docker.io', 'team/app', 'latest'],
    ['docker.io/debian', 'docker.io', 'library/debian', 'latest'],
    ['index.docker.io/team/app:1', 'docker.io', 'team/app', '1'],
    ['localhost/app', 'localhost', 'app', 'latest'],
    ['localhost:5000/app:v1.2', 'localhost:5000', 'app', 'v1.2'],
    ['127.0.0.1:5000/a/b/c:x', '127.0.0.1:5000', 'a/b/c', 'x'],
    ['[::1]:5000/app', '[::1]:5000', 'app', 'latest'],
    ['//registry.example.com/team/app__x.y-z:T', 'registry.example.com', 'team/app__x.y-z', 'T'],
    [`registry.example.com/app@${DIGEST}`, 'registry.example.com', 'app', DIGEST],
    [`registry.example.com/app:1@${DIGEST}`, 'registry.example.com', 'app', DIGEST],
  ] as const) {
    it(`${name} is taken apart`, () => {
      const found = parseImageName(name);
      assert.deepEqual([found.registry, found.repository, found.version], [registry, repository, version]);
      assert.equal(found.digest, version === DIGEST ? DIGEST : undefined);
      assert.equal(found.text, `${registry}/${repository}${version === DIGEST ? '@' : ':'}${version}`);
    });
  }

  it('is refused with an example of one, where it is none', () => {
    for (const name of [
      '',
      'UPPER',
      'a//b',
      'a/../b',
      'app:',
      'app:tag:tag',
      'ex ample.com/app',
      'app@sha256:12',
      '-x',
    ]) {
      assert.throws(() => parseImageName(name), EnvironmentError, name);
    }
    assert.throws(() => parseImageName(''), { message: 'Nothing is no name of an image in a registry' });
  });

  it('holds no password, and one that is there is not repeated', () => {
    assert.throws(
      () => parseImageName('alice:s3cret@registry.example.com/app'),
      (error) => error instanceof EnvironmentError && !`${error.message} ${error.advice}`.includes('s3cret'),
    );
  });

  it('is taken apart or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.:/@-_A0[] ') }), (text) => {
        try {
          const { text: full, version } = parseImageName(text);
          assert.equal(parseImageName(full).version, version);
        } catch (error) {
          assert.ok(error instanceof EnvironmentError, String(error));
        }
      }),
    );
  });
});

describe('the host of a registry', () => {
  it('is its name, but for Docker Hub', () => {
    assert.equal(apiHost('docker.io'), 'registry-1.docker.io');
    assert.equal(apiHost('example.com:5000'), 'example.com:5000');
  });

  it('is this machine under its loopback names alone', () => {
    for (const host of ['localhost', 'localhost:5000', '127.0.0.1', '127.9.0.1:80', '[::1]:5000'])
      assert.equal(isLoopback(host), true, host);
    for (const host of ['localhost.example.com', '128.0.0.1', '127.0.0.1.example.com', '[::2]', 'example.com'])
      assert.equal(isLoopback(host), false, host);
  });
});

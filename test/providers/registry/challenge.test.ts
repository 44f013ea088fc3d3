import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseChallenges } from '../../../src/providers/registry/challenge.js';

function plain(header: string) {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('challenges of a WWW-Authenticate header', () => {
  it('are read with their parameters', () => {
    assert.deepEqual(
      plain('Bearer realm="https://auth.example.com/token",service="reg",scope="repository:a/b:pull,push"'),
      [['bearer', { realm: 'https://auth.example.com/token', service: 'reg', scope: 'repository:a/b:pull,push' }]],
    );
    assert.deepEqual(plain('Basic realm="a \\"quoted\\" name"'), [['basic', { realm: 'a "quoted" name' }]]);
    assert.deepEqual(plain('bearer Realm=x, Service=y'), [['bearer', { realm: 'x', service: 'y' }]]);
  });

  it('may be several in one header', () => {
    assert.deepEqual(plain('Negotiate, Basic realm="a", Bearer realm="https://b"'), [
      ['negotiate', {}],
      ['basic', { realm: 'a' }],
      ['bearer', { realm: 'https://b' }],
    ]);
  });

  it('are none where nothing can be understood', () => {
    assert.deepEqual(plain(''), []);
    assert.deepEqual(plain('"'), []);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseChallenges(text))));
  });
});

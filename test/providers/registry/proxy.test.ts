import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EnvironmentError } from '../../../src/model/problem.js';
import { type ProxyVariables, proxyFor } from '../../../src/providers/registry/proxy.js';

const PROXY = 'http://proxy.example:3128';
const through = (address: string, variables: ProxyVariables) => proxyFor(new URL(address), variables)?.host;

describe('proxyFor', () => {
  it('takes the proxy of the scheme, in either case', () => {
    assert.deepEqual(proxyFor(new URL('https://ghcr.io/v2/'), { HTTPS_PROXY: PROXY }), {
      host: 'proxy.example',
      port: 3128,
      tls: false,
    });
    assert.equal(through('http://ghcr.io/', { HTTPS_PROXY: PROXY }), undefined);
    assert.equal(through('http://ghcr.io/', { http_proxy: 'proxy.example:80' }), 'proxy.example');
    assert.equal(through('https://ghcr.io/', { HTTPS_PROXY: '' }), undefined);
  });

  it('shows the proxy the login of its address', () => {
    const { authorization, tls, port } = proxyFor(new URL('https://a/'), { https_proxy: 'https://me:p%40ss@p' }) ?? {};
    assert.deepEqual([tls, port], [true, 443]);
    assert.equal(authorization, `Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  });

  it('leaves out what NO_PROXY names, and this machine', () => {
    const exempt = (address: string, list: string) =>
      through(address, { HTTPS_PROXY: PROXY, NO_PROXY: list }) === undefined;
    for (const host of ['https://localhost:5000/', 'https://127.0.0.1/', 'https://[::1]:5000/'])
      assert.ok(exempt(host, ''));
    assert.ok(exempt('https://a.example/', 'b.example, a.example'));
    assert.ok(exempt('https://x.a.example/', 'a.example'));
    assert.ok(exempt('https://x.a.example/', '.a.example'));
    assert.ok(!exempt('https://a.example/', '.a.example'));
    assert.ok(!exempt('https://ba.example/', 'a.example'));
    assert.ok(exempt('https://a.example:5000/', 'a.example:5000'));
    assert.ok(!exempt('https://a.example/', 'a.example:5000'));
    assert.ok(exempt('https://10.1.2.3/', '10.0.0.0/8'));
    assert.ok(!exempt('https://11.1.2.3/', '10.0.0.0/8,10.1.2.3'));
    assert.ok(exempt('https://[fd00::1]/', 'fd00::/8'));
    assert.ok(exempt('https://a.example/', '*'));
  });

  it('names the variable that holds no usable proxy, and not what it holds', () => {
    for (const HTTPS_PROXY of ['socks5://me:secret@p:1080', 'http://']) {
      assert.throws(
        () => proxyFor(new URL('https://a/'), { HTTPS_PROXY }),
        (error: unknown) => {
          assert.ok(
            error instanceof EnvironmentError && /HTTPS_PROXY/.test(error.message) && !/secret/.test(error.message),
          );
          return true;
        },
      );
    }
  });

  it('throws nothing else, whatever NO_PROXY holds', () => {
    fc.assert(
      fc.property(fc.string(), (NO_PROXY) => {
        proxyFor(new URL('https://10.0.0.1/'), { HTTPS_PROXY: PROXY, NO_PROXY });
      }),
    );
  });
});

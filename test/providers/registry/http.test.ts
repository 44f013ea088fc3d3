import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ask } from '../../../src/providers/registry/http.js';
import { servedRegistries } from '../../support/registry-client.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('asking a registry', () => {
  const { serve, connecting: newConnecting } = servedRegistries();
  const at = (host: string, headers: Record<string, string> = {}) => ({ url: new URL(`http://${host}/v2/`), headers });

  /** A server that answers the first requests as given, and all further ones with 200. */
  function inTurn(...handlers: Handler[]) {
    return serve((request, response) => {
      const handler = handlers.shift();
      if (handler === undefined) response.end('well');
      else handler(request, response);
    });
  }

  it('is repeated while the failure may pass', async () => {
    const { connecting, waited } = newConnecting();
    const { host, requests } = await inTurn(
      (_request, response) => response.writeHead(503).end(),
      (_request, response) => response.writeHead(429, { 'retry-after': '3' }).end(),
      (request) => request.socket.destroy(),
    );
    const { response } = await ask(at(host), connecting);
    assert.equal(response.statusCode, 200);
    assert.equal(requests.length, 4);
    assert.deepEqual(waited, [500, 3000, 2000]);
  });

  it('ends with the failure when that stays', async () => {
    const { connecting, waited } = newConnecting();
    const { host, requests } = await serve((_request, response) => response.writeHead(502).end());
    assert.equal((await ask(at(host), connecting)).response.statusCode, 502);
    assert.equal(requests.length, 5);
    assert.deepEqual(waited, [500, 1000, 2000, 4000]);
  });

  it('does not wait for an hour', async () => {
    const { connecting, waited } = newConnecting();
    const { host } = await serve((_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    assert.equal((await ask(at(host), connecting)).response.statusCode, 429);
    assert.deepEqual(waited, []);
  });

  it('ends when nothing comes, twice', async () => {
    const { connecting } = newConnecting({ idle: 50 });
    const { host, requests } = await serve(() => undefined);
    await assert.rejects(ask(at(host), connecting), {
      name: 'EnvironmentError',
      message: `${host} cannot be reached: nothing came for 0.05 s`,
    });
    assert.equal(requests.length, 2);
  });

  it('is not repeated where nobody listens', async () => {
    const { connecting, waited } = newConnecting();
    const server = await serve(() => undefined);
    await server.close();
    await assert.rejects(ask(at(server.host), connecting), /cannot be reached: connect ECONNREFUSED/);
    assert.deepEqual(waited, []);
  });

  it('ends when it is to end', async () => {
    const abort = new AbortController();
    const { connecting } = newConnecting({ signal: abort.signal });
    const { host } = await serve(() => abort.abort());
    await assert.rejects(ask(at(host), connecting), { name: 'EnvironmentError' });
  });

  it('follows redirects, with credentials on the same host alone', async () => {
    const { connecting } = newConnecting();
    const other = await serve((_request, response) => response.end('from elsewhere'));
    const { host, requests } = await inTurn(
      (_request, response) => response.writeHead(307, { location: '/v2/again' }).end(),
      (_request, response) => response.writeHead(302, { location: `http://${other.host}/blob` }).end(),
    );
    const asked = at(host, { authorization: 'Basic secret', cookie: 'secret', range: 'bytes=5-' });
    const { response, url } = await ask(asked, connecting);
    assert.equal(response.statusCode, 200);
    assert.equal(url.href, `http://${other.host}/blob`);
    assert.deepEqual(
      requests.map(({ url: path, headers }) => [path, headers.authorization]),
      [
        ['/v2/', 'Basic secret'],
        ['/v2/again', 'Basic secret'],
      ],
    );
    assert.equal(other.requests[0]?.headers.authorization, undefined);
    assert.equal(other.requests[0]?.headers.range, 'bytes=5-');
  });

  it('follows no circle, and nothing that is no address', async () => {
    const { connecting } = newConnecting();
    const circle = await serve((_request, response) => response.writeHead(307, { location: '/' }).end());
    await assert.rejects(ask(at(circle.host), connecting), /redirects more than 5 times/);
    for (const [location, message] of [
      ['http://', 'redirects to no address'],
      ['file:///etc/passwd', 'which is not encrypted'],
    ] as const) {
      const { host } = await serve((_request, response) => response.writeHead(307, { location }).end());
      await assert.rejects(ask(at(host), connecting), new RegExp(message));
    }
  });
});

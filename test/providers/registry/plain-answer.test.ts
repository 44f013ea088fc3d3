import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { answersPlainly } from '../../../src/providers/registry/plain-answer.js';

describe('whether a registry on this machine speaks TLS', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
    servers.push(server.listen(0, host));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('is told by its first bytes, and nothing is asked of it', async () => {
    let requests = 0;
    const plain = await listen(createServer(() => requests++));
    assert.equal(await answersPlainly(`127.0.0.1:${plain}`), true);
    assert.equal(await answersPlainly(`localhost:${plain}`), true);
    assert.equal(requests, 0);
    // It has no certificate, and needs none to refuse.
    const encrypted = await listen(createTlsServer());
    assert.equal(await answersPlainly(`127.0.0.1:${encrypted}`), false);
  });

  it('is not known of who hangs up, does not listen, or is named without a port', async () => {
    const port = await listen(createRawServer((socket) => socket.destroy()));
    assert.equal(await answersPlainly(`127.0.0.1:${port}`), false);
    servers.pop()?.close();
    assert.equal(await answersPlainly(`127.0.0.1:${port}`), false);
    assert.equal(await answersPlainly('localhost'), false);
  });
});

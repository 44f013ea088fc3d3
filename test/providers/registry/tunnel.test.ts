import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { EnvironmentError } from '../../../src/model/problem.js';
import { ask, newAgents } from '../../../src/providers/registry/http.js';
import { pendingUnless } from '../../support/pending.js';
import { servedRegistries } from '../../support/registry-client.js';
import { scratchDirectory } from '../../support/scratch.js';

/** A proxy on loopback that takes every host for this machine; `asked` is what it was asked for. */
async function serveProxy(login?: string) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const refused = (headers: IncomingMessage['headers']) =>
    login !== undefined && headers['proxy-authorization'] !== `Basic ${Buffer.from(login).toString('base64')}`;
  const server = createServer((from, to) => {
    asked.push(`${from.method} ${from.url}`);
    const { port, pathname } = new URL(from.url ?? '');
    const onward = request({ host: '127.0.0.1', port, path: pathname, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.end();
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', ({ url = '', headers }, socket) => {
    asked.push(`CONNECT ${url}`);
    if (refused(headers)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const onward = connect(Number(url.slice(url.lastIndexOf(':') + 1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    for (const each of [socket, onward]) each.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}

describe('through a proxy', () => {
  const { path } = scratchDirectory();
  const served = servedRegistries();
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const each of open.splice(0)) each.close();
  });

  async function asking(address: string, variables: Record<string, string>, ca?: string) {
    const agents = newAgents(variables);
    open.push({ close: () => agents.https.destroy() }, { close: () => agents.http.destroy() });
    const trust = ca === undefined ? {} : { ca: [ca] };
    const { connecting } = served.connecting({ agents, variables, trust });
    const { response } = await ask({ url: new URL(address), headers: {} }, connecting);
    return text(response);
  }

  async function proxy(login?: string) {
    const made = await serveProxy(login);
    open.push(made);
    return made;
  }

  it('asks for the whole address where nothing is encrypted', async () => {
    const { host } = await served.serve((_, response) => response.end('here'));
    const { port } = new URL(`http://${host}`);
    const { host: at, asked } = await proxy();
    assert.equal(await asking(`http://registry.test:${port}/v2/`, { HTTP_PROXY: `http://${at}` }), 'here');
    assert.deepEqual(asked, [`GET http://registry.test:${port}/v2/`]);
  });

  it('speaks TLS to the registry itself, in a tunnel', async function () {
    pendingUnless(this, spawnSync('openssl', ['version']).status === 0, 'openssl makes the certificate');
    const [key, cert] = [path('key.pem'), path('cert.pem')];
    const names = ['-subj', '/CN=registry.test', '-addext', 'subjectAltName=DNS:registry.test', '-days', '2'];
    const kind = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', ...kind, ...names], { stdio: 'ignore' });
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    const { host } = await served.serve((_, response) => response.end('safely'), tls);
    const { port } = new URL(`http://${host}`);
    const { host: at, asked } = await proxy('me:secret');
    const address = `https://registry.test:${port}/v2/`;
    assert.equal(await asking(address, { https_proxy: `http://me:secret@${at}` }, tls.cert), 'safely');
    assert.deepEqual(asked, [`CONNECT registry.test:${port}`]);
    await assert.rejects(asking(address, { https_proxy: `http://me:other@${at}` }, tls.cert), (error: unknown) => {
      assert.ok(error instanceof EnvironmentError);
      assert.match(error.message, /the proxy 127\.0\.0\.1:\d+ asks for a login/);
      assert.doesNotMatch(error.message, /other/);
      return true;
    });
  });

  it('names the proxy that does not answer', async () => {
    const { host: at, close } = await proxy();
    close();
    const asked = asking('https://registry.test/v2/', { HTTPS_PROXY: `http://${at}` });
    await assert.rejects(asked, /registry\.test cannot be reached: the proxy 127\.0\.0\.1:\d+: connect ECONNREFUSED/);
  });
});

import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../../src/providers/registry/answer.js';
import type { RegistryClient } from '../../../src/providers/registry/client.js';
import { servedRegistries } from '../../support/registry-client.js';

describe('a client of a registry', () => {
  const { serve, client: newClient } = servedRegistries();

  async function text(client: RegistryClient, path = 'manifests/1'): Promise<string> {
    const response = await client.get(path, { accept: 'x/y' }, 'the manifest');
    return Buffer.from(await readBody(response, 1000, 'x')).toString();
  }

  /** Answers with `body` who brings `authorization`, and others with a challenge. */
  const guarded = (authorization: string, challenge: string, body = 'in') =>
    serve((request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/token')) response.end('{"token":"t"}');
      else if (request.headers.authorization === authorization) response.end(body);
      else response.writeHead(401, { 'www-authenticate': challenge }).end();
    });

  it('asks for a path of the repository, without TLS on this machine where there is none', async () => {
    const { host, requests } = await serve((_request, response) => response.end('hello'));
    const { client } = newClient(`${host}/team/app:1`);
    assert.equal(await text(client), 'hello');
    assert.equal(requests[0]?.url, '/v2/team/app/manifests/1');
    assert.equal(requests[0]?.headers.accept, 'x/y');
    assert.match(requests[0]?.headers['user-agent'] ?? '', /^hostdrift\//);
  });

  it('logs in when it is asked to, and stays so', async () => {
    const basic = `Basic ${Buffer.from('alice:pw').toString('base64')}`;
    const { host, requests } = await guarded(basic, 'Basic realm="x"');
    const { client } = newClient(`${host}/app`, { logins: [`${host}=alice:pw`] });
    assert.equal(await text(client), 'in');
    assert.equal(await text(client, 'blobs/x'), 'in');
    assert.deepEqual(
      requests.map(({ headers }) => headers.authorization),
      [undefined, basic, basic],
    );
  });

  it('fetches one token for all requests', async () => {
    const server = await serve((request, response) => {
      if (request.url?.startsWith('/token')) response.end('{"token":"t"}');
      else if (request.headers.authorization === 'Bearer t') response.end('in');
      else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${server.host}/token"` }).end();
    });
    const { client } = newClient(`${server.host}/app`);
    await Promise.all(['a', 'b', 'c'].map((path) => text(client, path)));
    assert.equal(server.requests.filter(({ url }) => url.startsWith('/token')).length, 1);
  });

  it('renews a token that has expired', async () => {
    let current = 0;
    const server = await serve((request, response) => {
      if (request.url?.startsWith('/token')) response.end(`{"token":"${current}"}`);
      else if (request.headers.authorization === `Bearer ${current}`) response.end('in');
      else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${server.host}/token"` }).end();
    });
    const { client } = newClient(`${server.host}/app`);
    assert.equal(await text(client), 'in');
    current = 1;
    assert.equal(await text(client), 'in');
  });

  it('says that it is not let in', async () => {
    const { host } = await guarded('nobody', 'Basic realm="x"');
    await assert.rejects(text(newClient(`${host}/app`, { logins: [`${host}=alice:pw`] }).client), {
      name: 'EnvironmentError',
      message: `${host} refuses the login`,
    });
    const server = await serve((request, response) => {
      if (request.url?.startsWith('/token')) response.end('{"token":"t"}');
      else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${server.host}/token"` }).end();
    });
    await assert.rejects(text(newClient(`${server.host}/app`).client), {
      message: `${server.host} gives it to nobody who is not logged in`,
    });
  });

  it('gives no login to the host that it was redirected to', async () => {
    const other = await serve((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    const { host } = await serve((_request, response) =>
      response.writeHead(307, { location: `http://${other.host}/` }).end(),
    );
    const logins = [`${host}=alice:pw`, `${other.host}=alice:pw`];
    await assert.rejects(text(newClient(`${host}/app`, { logins }).client), /answers 401 Unauthorized/);
    assert.deepEqual(
      other.requests.map(({ headers }) => headers.authorization),
      [undefined],
    );
  });

  it('takes no web page for an answer', async () => {
    const { host } = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    );
    await assert.rejects(text(newClient(`${host}/app`).client), /answers with a web page instead of the manifest/);
  });

  it('speaks without TLS to no other machine, unless that is accepted', async () => {
    const { host } = await serve((_request, response) => response.end('hello'));
    const elsewhere = host.replace('127.0.0.1', '0.0.0.0');
    await assert.rejects(text(newClient(`${elsewhere}/app`).client), {
      message: `${elsewhere} cannot be reached: it does not speak TLS`,
      advice: 'If it really is not encrypted and you accept that, add --plain-http.',
    });
    assert.equal(await text(newClient(`${elsewhere}/app`, { plainHttp: true }).client), 'hello');
  });

  it('ends what is under way when it is closed', async () => {
    const { host, connections } = await serve(() => client.close());
    const { client } = newClient(`${host}/app`);
    await assert.rejects(text(client), { name: 'EnvironmentError' });
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(connections() <= 1);
  });
});

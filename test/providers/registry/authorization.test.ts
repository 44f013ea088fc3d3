import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize, loginNeeded } from '../../../src/providers/registry/authorization.js';
import { parseChallenges } from '../../../src/providers/registry/challenge.js';
import type { Login } from '../../../src/providers/registry/login.js';
import { servedRegistries } from '../../support/registry-client.js';

const ALICE: Login = { user: 'alice', password: 's3:cret' };
const BASIC = `Basic ${Buffer.from('alice:s3:cret').toString('base64')}`;

describe('what a registry is told of who asks', () => {
  const { serve, connecting: newConnecting } = servedRegistries();

  function told(header: string, login?: Login, plain = true): Promise<string> {
    const applicant = { registry: 'example.com', repository: 'team/app', login, plain };
    return authorize(parseChallenges(header), applicant, newConnecting().connecting);
  }

  const tokens = (answer: (request: IncomingMessage, response: ServerResponse) => unknown) =>
    serve((request, response) => void answer(request, response));
  const bearer = (host: string) => `Bearer realm="http://${host}/token",service="reg",scope="repository:team/app:pull"`;

  it('is the login, where it asks for that', async () => {
    assert.equal(await told('Basic realm="x"', ALICE), BASIC);
  });

  it('is a token, which is fetched with the login or without', async () => {
    const { host, requests } = await tokens((_request, response) => response.end('{"token":"t0ken"}'));
    assert.equal(await told(bearer(host)), 'Bearer t0ken');
    assert.equal(await told(bearer(host), ALICE), 'Bearer t0ken');
    assert.deepEqual(
      requests.map(({ url, headers }) => [url, headers.authorization]),
      [
        ['/token?service=reg&scope=repository%3Ateam%2Fapp%3Apull', undefined],
        ['/token?service=reg&scope=repository%3Ateam%2Fapp%3Apull&account=alice', BASIC],
      ],
    );
  });

  it('asks for what it reads, where the registry does not say for what', async () => {
    const { host, requests } = await tokens((_request, response) => response.end('{"access_token":"other"}'));
    assert.equal(await told(`Bearer realm="http://${host}/?a=b"`), 'Bearer other');
    assert.equal(requests[0]?.url, '/?a=b&scope=repository%3Ateam%2Fapp%3Apull');
  });

  it('is a token for an identity token, which is posted', async () => {
    let body = '';
    const { host } = await tokens(async (request, response) => {
      for await (const chunk of request) body += String(chunk);
      response.end('{"access_token":"t"}');
    });
    assert.equal(await told(bearer(host), { identityToken: 'id' }), 'Bearer t');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      service: 'reg',
      scope: 'repository:team/app:pull',
      grant_type: 'refresh_token',
      client_id: 'hostdrift',
      refresh_token: 'id',
    });
  });

  it('does not leave in the clear, unless that is accepted', async () => {
    const { host, requests } = await tokens((_request, response) => response.end('{"token":"t"}'));
    await assert.rejects(told(bearer(host), ALICE, false), /which is not encrypted/);
    assert.deepEqual(requests, []);
  });

  it('is missed with the way to give it', async () => {
    const advice = /docker login example\.com.*HOSTDRIFT_REGISTRY_LOGIN/;
    await assert.rejects(told('Basic realm="x"'), { message: 'example.com asks for a login, and there is none' });
    await assert.rejects(told('Basic realm="x"', { identityToken: 'x' }), /there is only a token/);
    await assert.rejects(told('Negotiate'), /in a way that hostdrift does not know/);
    assert.match(loginNeeded('example.com', 'x').advice ?? '', advice);
  });

  it('may be refused, or answered with something else', async () => {
    const refusing = await tokens((_request, response) => response.writeHead(401).end());
    await assert.rejects(told(bearer(refusing.host), ALICE), { message: 'example.com refuses the login' });
    await assert.rejects(told(bearer(refusing.host)), { message: 'example.com gives nothing to who is not logged in' });
    const { host } = await tokens((_request, response) => response.end('{}'));
    await assert.rejects(told(bearer(host)), { message: `${host} answers without a token` });
    const odd = await tokens((_request, response) => response.writeHead(400).end('no'));
    await assert.rejects(told(bearer(odd.host)), {
      message: `${odd.host} answers 400 Bad Request to the request for the token: no`,
    });
    await assert.rejects(told('Bearer realm="nowhere"'), /does not say where it gives tokens/);
  });
});

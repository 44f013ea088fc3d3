import assert from 'node:assert/strict';
import { get, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { explain, isPage, pageError, readBody } from '../../../src/providers/registry/answer.js';
import { servedRegistries } from '../../support/registry-client.js';

describe('the answer of a registry', () => {
  const { serve } = servedRegistries();

  async function answer(status: number, body: string, headers: OutgoingHttpHeaders = {}): Promise<IncomingMessage> {
    const { host } = await serve((_request, response) => response.writeHead(status, headers).end(body));
    return new Promise((resolve, reject) => get(`http://${host}/`, { agent: false }, resolve).on('error', reject));
  }

  const told = async (...given: Parameters<typeof answer>) => {
    const { message, advice } = await explain(await answer(...given), 'example.com', 'the manifest');
    return [message, advice];
  };

  it('is read up to a limit', async () => {
    assert.equal(Buffer.from(await readBody(await answer(200, 'hello'), 5, 'x')).toString(), 'hello');
    await assert.rejects(readBody(await answer(200, 'hello'), 4, 'example.com'), {
      name: 'EnvironmentError',
      message: 'example.com answers with more than 4 bytes, too many for what was asked',
    });
  });

  it('is told in the words of the registry', async () => {
    assert.deepEqual(await told(404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}'), [
      'example.com answers 404 Not Found to the request for the manifest: manifest unknown',
      'Check the name and the tag; some registries also say so to who may not see it.',
    ]);
    assert.deepEqual(
      (await told(403, '{"errors":[{"code":"DENIED"}]}'))[0],
      'example.com answers 403 Forbidden to the request for the manifest: DENIED',
    );
  });

  it('is told by its status alone, where it has no words or too many', async () => {
    assert.equal((await told(418, ''))[0], "example.com answers 418 I'm a Teapot to the request for the manifest");
    assert.ok(((await told(500, 'x'.repeat(100_000)))[0] ?? '').length < 400);
    assert.equal((await told(500, '<h1>', { 'content-type': 'text/html' }))[0]?.includes('<h1>'), false);
  });

  it('is told with how long it was tried, or is to be waited for', async () => {
    assert.match((await told(503, ''))[0] ?? '', /, also after 5 attempts$/);
    assert.match((await told(429, '', { 'retry-after': '3600' }))[0] ?? '', /, and asks to wait 3600 s$/);
    assert.match((await told(429, ''))[1] ?? '', /limit/);
  });

  it('may be a page, which no registry has', async () => {
    assert.equal(isPage(await answer(200, '', { 'content-type': 'text/html; charset=utf-8' })), true);
    assert.equal(isPage(await answer(200, '', { 'content-type': 'text/plain' })), false);
    assert.match(pageError('example.com', 'the manifest').message, /a web page instead of the manifest/);
    assert.match((await told(404, '<h1>', { 'content-type': 'text/html' }))[0] ?? '', /a web page/);
  });
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RemoteBlob } from '../../../src/providers/registry/remote-blob.js';
import { servedRegistries } from '../../support/registry-client.js';

const BYTES = randomBytes(300_000);

describe('a blob in a registry', () => {
  const { serve, client: newClient } = servedRegistries();

  /** Reads the blob from a server that answers each request in turn, the last one for ever. */
  async function read(...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
    const server = await serve((request, response) => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(request, response);
    });
    const { client, waited } = newClient(`${server.host}/app`, { timeout: 1000 });
    const blob = new RemoteBlob(client, 'layer x', 'blobs/x', BYTES.length);
    const chunks: Uint8Array[] = [];
    let error: unknown;
    try {
      for await (const chunk of blob.stream()) chunks.push(chunk);
    } catch (thrown) {
      error = thrown;
    }
    const ranges = server.requests.map(({ headers }) => headers.range);
    return { bytes: Buffer.concat(chunks), ranges, waited, error: error as Error | undefined };
  }

  const whole = (_request: IncomingMessage, response: ServerResponse) =>
    response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES);

  const upTo =
    (end: number, start = 0) =>
    (_request: IncomingMessage, response: ServerResponse) => {
      const range = start === 0 ? {} : { 'content-range': `bytes ${start}-${BYTES.length - 1}/${BYTES.length}` };
      response.writeHead(start === 0 ? 200 : 206, { 'content-length': BYTES.length - start, ...range });
      response.write(BYTES.subarray(start, end), () => setTimeout(() => response.destroy(), 20));
    };

  const rest = (request: IncomingMessage, response: ServerResponse) => {
    const start = Number(/\d+/.exec(request.headers.range ?? '')?.[0]);
    const range = `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`;
    response.writeHead(206, { 'content-range': range, 'content-length': BYTES.length - start });
    response.end(BYTES.subarray(start));
  };

  it('is read in one go', async () => {
    const { bytes, ranges } = await read(whole);
    assert.ok(bytes.equals(BYTES));
    assert.deepEqual(ranges, [undefined]);
  });

  it('is taken up where it broke off', async () => {
    const { bytes, ranges, waited } = await read(upTo(270_000), rest);
    assert.ok(bytes.equals(BYTES));
    assert.deepEqual(ranges, [undefined, 'bytes=270000-']);
    assert.deepEqual(waited, [500]);
  });

  it('is taken up from the beginning, where the registry knows no ranges', async () => {
    const { bytes, ranges } = await read(upTo(270_000), whole);
    assert.ok(bytes.equals(BYTES));
    assert.deepEqual(ranges, [undefined, 'bytes=270000-']);
  });

  it('is taken up after a silence', async () => {
    const silent = (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-length': BYTES.length });
      response.write(BYTES.subarray(0, 1000));
    };
    assert.ok((await read(silent, rest)).bytes.equals(BYTES));
  });

  it('is given up when nothing more comes', async () => {
    const { error, ranges } = await read(upTo(1000), upTo(1000, 1000));
    assert.match(error?.message ?? '', /broke off layer x after 1000 of 300000 bytes, several times: /);
    assert.equal(ranges.length, 5);
  });

  it('is damaged when it has another length, or parts that do not fit', async () => {
    const answers: [string, (request: IncomingMessage, response: ServerResponse) => void][] = [
      [
        'it has 5 bytes, expected 300000',
        (_request, response) => response.writeHead(200, { 'content-length': 5 }).end('short'),
      ],
      [
        'it has more than the 300000 bytes expected',
        (_request, response) => {
          response.write(BYTES);
          response.end(BYTES);
        },
      ],
      [
        'its rest starts at 7 instead of 0',
        (_request, response) => response.writeHead(206, { 'content-range': 'bytes 7-9/10' }).end('x'),
      ],
      [
        'a part of it came that does not say where it belongs',
        (_request, response) => response.writeHead(206).end('x'),
      ],
    ];
    for (const [why, answer] of answers) {
      const { error } = await read(answer);
      assert.equal(error?.name, 'EnvironmentError');
      assert.ok(error?.message.endsWith(`is damaged: ${why}`), error?.message);
    }
  });

  it('may be empty, which takes no request', async () => {
    const { host, requests } = await serve(whole);
    const blob = new RemoteBlob(newClient(`${host}/app`).client, 'layer', 'blobs/x', 0);
    for await (const chunk of blob.stream()) assert.fail(String(chunk.length));
    assert.deepEqual(requests, []);
  });
});

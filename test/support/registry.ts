import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Descriptor, ImageFiles } from './image.js';
import { sha256 } from './image.js';

/** A request that a served registry got. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** Answers a request in the registry's place, or leaves it to it by returning `false`. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

/** How a registry is served. */
export interface Serving {
  readonly intercept?: Intercept | undefined;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
}

/** A registry that a test serves on loopback. */
export interface ServedRegistry {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly requests: readonly Request[];
  /** How many sockets are open. */
  connections(): number;
  close(): Promise<void>;
}

const PATH = /^\/v2\/(.+)\/(manifests|blobs)\/([^/?]+)$/;

/**
 * Serves the image in an OCI layout over the distribution API, under any name and under the tags `1` and `latest`: what its
 * `index.json` lists, which is one manifest or an index.
 */
export function serveRegistry(files: ImageFiles, serving: Serving = {}): Promise<ServedRegistry> {
  return serve((request, response) => {
    if (serving.intercept?.(request, response) === true) return;
    const [, , kind = '', version = ''] = PATH.exec(request.url ?? '') ?? [];
    const found = contentOf(files, kind, version);
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}');
    } else sendPart(request, response, found);
  }, serving.tls);
}

/** A server on loopback that answers as `answer` does. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  tls?: Serving['tls'],
): Promise<ServedRegistry> {
  const requests: Request[] = [];
  const sockets = new Set<Socket>();
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    answer(request, response);
  };
  const server: Server = tls === undefined ? createServer(listener) : https.createServer(tls, listener);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Content {
  readonly bytes: Buffer;
  readonly type: string;
}

function contentOf(files: ImageFiles, kind: string, version: string): Content | undefined {
  const { manifests } = JSON.parse(textOf(files, 'index.json')) as { manifests: readonly Descriptor[] };
  if (kind === 'manifests' && ['1', 'latest'].includes(version)) {
    const [first, ...others] = manifests;
    const index = { bytes: bytesOf(files, 'index.json'), type: 'application/vnd.oci.image.index.v1+json' };
    return first === undefined || others.length > 0 ? index : blobOf(files, first.digest, first.mediaType);
  }
  const known = manifests.find(({ digest }) => digest === version);
  return blobOf(files, version, known?.mediaType);
}

function blobOf(files: ImageFiles, digest: string, type = 'application/octet-stream'): Content | undefined {
  const file = files.get(`blobs/${digest.replace(':', '/')}`);
  return file === undefined || 'link' in file ? undefined : { bytes: file, type };
}

function bytesOf(files: ImageFiles, name: string): Buffer {
  const file = files.get(name);
  if (file === undefined || 'link' in file) throw new Error(`no ${name}`);
  return file;
}

function textOf(files: ImageFiles, name: string): string {
  return bytesOf(files, name).toString('utf8');
}

function sendPart(request: IncomingMessage, response: ServerResponse, { bytes, type }: Content): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const headers = { 'content-type': type, 'docker-content-digest': `sha256:${sha256(bytes)}` };
  if (start === 0) response.writeHead(200, { ...headers, 'content-length': bytes.length });
  else {
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { ...headers, 'content-length': bytes.length - start, 'content-range': range });
  }
  response.end(bytes.subarray(start));
}

import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { type ProxyServer, type ProxyVariables, proxyFor } from './proxy.js';

/** What a proxy says instead of letting through; another attempt does not change it. */
export class ProxyError extends Error {
  readonly code = 'ERR_TLS_PROXY';
}

type Connected = (error: Error | null, socket: Duplex) => void;

/** What Node takes for the socket that there is none of. */
const NONE = undefined as unknown as Duplex;

/** Keeps encrypted connections, those for which there is a proxy through a tunnel that it makes (RFC 9110, CONNECT). */
export class TunnelAgent extends https.Agent {
  constructor(
    options: https.AgentOptions,
    private readonly variables: ProxyVariables,
  ) {
    super(options);
  }

  /** Node's hook for a connection of this agent, which may be made in time. */
  override createConnection(given: https.RequestOptions, connected?: Connected): Duplex | null | undefined {
    const options = given as tls.ConnectionOptions;
    const { host = 'localhost', port = 443 } = options;
    const shown = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
    const proxy = proxyFor(new URL(`https://${shown}`), this.variables);
    const plain = super.createConnection.bind(this) as (given: unknown, done: unknown) => Duplex;
    if (proxy === undefined || connected === undefined) return plain(options, connected);
    const request = connectRequest(proxy, shown, options);
    request.once('error', (error) => connected(named(proxy, error), NONE));
    request.once('timeout', () => request.destroy(new ProxyError('nothing came in time')));
    request.once('response', (answer) => {
      answer.destroy();
      connected(new ProxyError(refusal(proxy, answer.statusCode)), NONE);
    });
    request.once('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) {
        socket.setTimeout(0);
        connected(null, tls.connect({ ...options, socket }));
        return;
      }
      socket.destroy();
      connected(new ProxyError(refusal(proxy, answer.statusCode)), NONE);
    });
    request.end();
    return undefined;
  }
}

function connectRequest(proxy: ProxyServer, shown: string, { timeout }: tls.ConnectionOptions): http.ClientRequest {
  const options = {
    ...{ host: proxy.host, port: proxy.port, method: 'CONNECT', path: shown, agent: false },
    headers: { host: shown, ...authorizationOf(proxy) },
    ...(timeout === undefined ? {} : { timeout }),
  };
  return proxy.tls ? https.request(options) : http.request(options);
}

/** What a request in the clear is sent with where it goes through a proxy: to that, with the whole address. */
export function throughProxy(proxy: ProxyServer, url: URL): http.RequestOptions {
  return { host: proxy.host, port: proxy.port, path: url.href };
}

/** The header that the proxy is shown. */
export function authorizationOf({ authorization }: ProxyServer): Record<string, string> {
  return authorization === undefined ? {} : { 'proxy-authorization': authorization };
}

function named(proxy: ProxyServer, error: Error): Error {
  if (error.name === 'AbortError') return error;
  return new ProxyError(`the proxy ${proxy.host}:${proxy.port}: ${error.message}`, { cause: error });
}

function refusal(proxy: ProxyServer, status: number | undefined): string {
  const why = status === 407 ? 'asks for a login (407): http://USER:PASSWORD@HOST:PORT' : `answers ${status}`;
  return `the proxy ${proxy.host}:${proxy.port} ${why}`;
}

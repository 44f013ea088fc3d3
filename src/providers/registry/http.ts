import type { IncomingMessage } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { EnvironmentError } from '../../model/problem.js';
import { codeOf, isLasting, SilenceError, unreachable } from './failure.js';
import { type ProxyVariables, proxyFor } from './proxy.js';
import { delayAfter, mayPass } from './retry.js';
import type { Trust } from './trust.js';
import { authorizationOf, TunnelAgent, throughProxy } from './tunnel.js';

/** One request. */
export interface Ask {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
}

/** An answer, and who gave it in the end. */
export interface Answer {
  readonly response: IncomingMessage;
  readonly url: URL;
}

/** What connections go by. */
export interface Connecting {
  readonly trust: Trust;
  /** Milliseconds without a byte after which a connection counts as dead. */
  readonly idle: number;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  readonly agents: { readonly http: http.Agent; readonly https: https.Agent };
  /** Which proxies are to be taken. Default: none. */
  readonly variables?: ProxyVariables | undefined;
  /** Waits between attempts. */
  wait(milliseconds: number): Promise<void>;
}

/** Answers that lead elsewhere, when what is asked for stays the same. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

/** Connections to one registry that are kept for further requests. */
const MOST_IDLE = 4;

/** Agents that keep connections; whoever made them destroys them. */
export function newAgents(variables: ProxyVariables = {}): Connecting['agents'] {
  const options = { keepAlive: true, maxFreeSockets: MOST_IDLE };
  return { http: new http.Agent(options), https: new TunnelAgent(options, variables) };
}

/** Asks once. Rejects with what Node says when there is no answer, or none in time. */
function askOnce(ask: Ask, { trust, idle, signal, agents, variables = {} }: Connecting): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method: ask.method ?? 'GET', headers: ask.headers, timeout: idle, signal };
    const request =
      ask.url.protocol === 'https:'
        ? https.request(ask.url, encrypted(options, trust, agents.https))
        : plainRequest(ask.url, { ...options, agent: agents.http }, variables);
    request.on('timeout', () => request.destroy(new SilenceError(idle)));
    request.on('error', reject);
    request.on('response', (response) => {
      // Whoever reads the body hears of errors by its own means; between answer and reading nobody would.
      response.on('error', () => undefined);
      resolve(response);
    });
    request.end(ask.body);
  });
}

/** Node's agent hands on to `tls.connect` what it does not know itself, which its types do not say. */
function encrypted(options: http.RequestOptions, trust: Trust, agent: https.Agent): https.RequestOptions {
  const handedOn: https.RequestOptions & { secureContext: SecureContext } = {
    ...options,
    ...{ agent, secureContext: contextOf(trust) },
  };
  return handedOn;
}

/** What TLS goes by, by the trust that it was made of: to read 150 authorities takes longer than to connect. */
const contexts = new WeakMap<Trust, SecureContext>();

function contextOf(trust: Trust): SecureContext {
  const { ca, ...client } = trust;
  const context = contexts.get(trust) ?? createSecureContext(ca === undefined ? client : { ...client, ca: [...ca] });
  contexts.set(trust, context);
  return context;
}

/** A request in the clear: to the host itself, or, whole, to the proxy that is to be taken. */
function plainRequest(url: URL, options: http.RequestOptions, variables: ProxyVariables): http.ClientRequest {
  const proxy = proxyFor(url, variables);
  if (proxy === undefined) return http.request(url, options);
  const headers = { ...options.headers, host: url.host, ...authorizationOf(proxy) };
  const { agent: _, ...rest } = options;
  return (proxy.tls ? https : http).request({ ...rest, headers, ...throughProxy(proxy, url) });
}

/**
 * Asks until there is an answer that is none of a passing failure. Redirects are followed; to another host no credentials
 * go along, and never from an encrypted to a plain connection. Throws {@link EnvironmentError}.
 */
export async function ask(first: Ask, connecting: Connecting): Promise<Answer> {
  let current = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await persist(current, connecting);
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return { response, url: current.url };
    response.destroy();
    current = redirected(current, location);
  }
  throw new EnvironmentError(
    `${first.url.host} redirects more than ${MOST_REDIRECTS} times, perhaps in a circle`,
    'Ask for its address whoever runs it.',
  );
}

async function persist(asked: Ask, connecting: Connecting): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt += 1) {
    let delay: number | undefined;
    try {
      const response = await askOnce(asked, connecting);
      if (!mayPass(response.statusCode ?? 0)) return response;
      delay = delayAfter(attempt, response.headers['retry-after'], Date.now());
      if (delay === undefined) return response;
      response.destroy();
    } catch (error) {
      delay = isLasting(error, attempt) ? undefined : delayAfter(attempt, undefined, Date.now());
      if (delay === undefined || codeOf(error) === 'ABORT_ERR') throw unreachable(asked.url, error);
    }
    await connecting.wait(delay);
  }
}

function redirected(from: Ask, location: string): Ask {
  if (!URL.canParse(location, from.url.href)) throw new EnvironmentError(`${from.url.host} redirects to no address`);
  const url = new URL(location, from.url);
  if (!/^https?:$/.test(url.protocol) || (from.url.protocol === 'https:' && url.protocol !== 'https:')) {
    throw new EnvironmentError(
      `${from.url.host} redirects to ${url.protocol}//${url.host}, which is not encrypted`,
      'Have it redirect to an https address, or name that registry itself.',
    );
  }
  if (url.origin === from.url.origin) return { ...from, url };
  const { authorization: _kept, ...headers } = from.headers;
  return { url, headers };
}

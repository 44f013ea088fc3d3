import { BlockList, isIP } from 'node:net';
import { EnvironmentError } from '../../model/problem.js';

/** Where connections go through. */
export interface ProxyServer {
  readonly host: string;
  readonly port: number;
  /** Whether the proxy itself is spoken to by TLS. */
  readonly tls: boolean;
  /** Value of `Proxy-Authorization`, where its address names a login. */
  readonly authorization?: string;
}

/** Variables that say which proxy is taken for an address, as curl and Go's programs (docker, podman) read them. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an address: of `HTTPS_PROXY` or `HTTP_PROXY` (in either case) by its scheme, unless `NO_PROXY` names the host;
 * this machine is never asked for through one. Throws {@link EnvironmentError} for a proxy that cannot be used.
 */
export function proxyFor(url: URL, variables: ProxyVariables): ProxyServer | undefined {
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const written = (variables[name] || variables[name.toLowerCase()] || '').trim();
  if (written === '') return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const exempt = variables.NO_PROXY || variables.no_proxy || '';
  if (isThisMachine(host) || isExempt(host, port, exempt)) return undefined;
  return parse(written, name);
}

function parse(written: string, name: string): ProxyServer {
  const text = written.includes('://') ? written : `http://${written}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '' || !/^https?:$/.test(url.protocol)) {
    const kind = url === undefined ? 'no address' : `an address of the kind ${url.protocol}`;
    throw new EnvironmentError(
      `The proxy in ${name} is ${kind}, which cannot be used`,
      `Write it as http://HOST:PORT, or name hosts that need none in NO_PROXY.`,
    );
  }
  const tls = url.protocol === 'https:';
  const login = url.username === '' ? undefined : `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (tls ? 443 : 80)),
    tls,
    ...(login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host);
}

/** `NO_PROXY`: names with all below them, addresses, networks, each with a port or without; `*` is all. */
function isExempt(host: string, port: string, list: string): boolean {
  return list.split(/[\s,]+/).some((written) => {
    if (written === '') return false;
    if (written === '*') return true;
    const [, bare = written, only] = /^(.+?|\[.+\]):(\d+)$/.exec(isIP(written) === 6 ? '' : written) ?? [];
    if (only !== undefined && only !== port) return false;
    const entry = bare.replace(/^\[|\]$/g, '').toLowerCase();
    if (isIP(host) !== 0) return entry === host || isInNetwork(host, entry);
    const name = entry.replace(/^\*?\.?/, '');
    return host.endsWith(`.${name}`) || (host === name && !entry.startsWith('.'));
  });
}

function isInNetwork(host: string, entry: string): boolean {
  const [address = '', bits = ''] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || family !== isIP(host) || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
    return false;
  }
  const network = new BlockList();
  network.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return network.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

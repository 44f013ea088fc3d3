import { EnvironmentError } from '../../model/problem.js';

/** Files with which a daemon behind TLS and its client prove who they are, in PEM; what is not there is left out. */
export interface TlsFiles {
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Accept any certificate of the daemon, as Docker does where nobody asks for verification. */
  readonly unverified?: boolean | undefined;
}

/** Where a daemon listens, and who says so. */
export interface Endpoint {
  /** As people write it: `unix:///run/docker.sock`, `tcp://build:2376`. */
  readonly address: string;
  /** What named it, for messages: `DOCKER_HOST`, `the context prod`, or `default`. */
  readonly from: string;
  readonly socketPath?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly tls?: TlsFiles | undefined;
}

/** Ports that Docker registered, without and with TLS. */
const PORTS = { plain: 2375, tls: 2376 } as const;

/** Reads the address of a daemon. Throws {@link EnvironmentError} for one that cannot be reached from here. */
export function endpointOf(address: string, from: string, tls?: TlsFiles): Endpoint {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(address) ?? [];
  if (scheme === 'unix' && rest.startsWith('/')) return { address, from, socketPath: rest };
  if (scheme === 'ssh') throw new EnvironmentError(`${from} names ${address}, a daemon behind ssh`, forward(rest));
  const secure = tls ?? (scheme === 'https' ? {} : undefined);
  const place = /^(?:\[([\da-f:]+)\]|([\w.-]+))?(?::(\d{1,5}))?\/?$/i.exec(/\w/.test(rest) ? rest : 'no place');
  const [, bracketed, plain, port] = place ?? [];
  if (place === null || !['tcp', 'http', 'https'].includes(scheme) || Number(port ?? 1) > 65535) {
    throw new EnvironmentError(
      `${from} names ${address}, which is no address of a daemon`,
      'Write unix:///PATH of its socket, or tcp://HOST:PORT.',
    );
  }
  const usual = secure === undefined ? PORTS.plain : PORTS.tls;
  const host = bracketed ?? plain ?? 'localhost';
  return { address, from, host, port: port === undefined ? usual : Number(port), tls: secure };
}

function forward(host: string): string {
  const name = host.replace(/\/.*$/, '') || 'HOST';
  return `Bring its socket here: ssh -nNT -L ./daemon.sock:/run/docker.sock ${name}, and name it with unix://$PWD/daemon.sock.`;
}

import type { Setting } from '../settings/setting.js';

/** Directives whose file nginx opens before it starts; others it misses only when they are asked for. */
const NEEDED =
  /(?:^|\.)(?:include|(?:proxy_|grpc_|uwsgi_)?ssl_(?:certificate|certificate_key|client_certificate|trusted_certificate|crl|dhparam)|ssl_(?:session_ticket_key|password_file))$/;

/** The files that a directive names and without which nginx does not start; relative names start from `base`. */
export function namedFiles({ key, value, inherited }: Setting, base: string): readonly string[] {
  if (inherited !== undefined || !NEEDED.test(key)) return [];
  return [value]
    .flat()
    .filter((path) => !/^(?:data|engine|store):|\$/.test(path))
    .map((path) => (path.startsWith('/') ? path : `${base}/${path}`));
}

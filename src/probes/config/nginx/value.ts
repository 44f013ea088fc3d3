import { canonicalSize } from '../../../formats/config/size.js';
import type { PlacedDirective } from './load.js';

/** Directives whose first parameter names what the others are the value of. */
const NAMED = new Set([
  'add_header',
  'add_trailer',
  'env',
  'fastcgi_param',
  'grpc_set_header',
  'log_format',
  'proxy_set_header',
  'scgi_param',
  'set',
  'uwsgi_param',
]);

/** Directives whose order, or that of their parameters, means nothing. */
export const UNORDERED: ReadonlySet<string> = new Set([
  'gzip_types',
  'listen',
  'load_module',
  'server_name',
  'ssl_protocols',
]);

const SIZES = /(?:_size|_buffer_size)$/;

/** What a directive is a setting of, within its block. */
export function keyOf({ name, parameters }: PlacedDirective): string {
  const [first] = parameters;
  if (!NAMED.has(name) || first === undefined) return name;
  return `${name}[${first.split('=', 1)[0]}]`;
}

/** What it sets it to, on one line; sizes in their largest unit. */
export function textOf({ name, parameters }: PlacedDirective): string {
  const [first = '', ...rest] = parameters;
  if (NAMED.has(name))
    return [...(first.includes('=') ? [first.slice(first.indexOf('=') + 1)] : []), ...rest].map(quoted).join(' ');
  if (parameters.length === 1) return SIZES.test(name) ? canonicalSize(first).toLowerCase() : first;
  return (UNORDERED.has(name) && name !== 'listen' ? [...parameters].sort() : parameters).map(quoted).join(' ');
}

/** A parameter as it would have to be written. */
export function quoted(parameter: string): string {
  return parameter === '' || /[\s;{}"]/.test(parameter) ? `"${parameter}"` : parameter;
}

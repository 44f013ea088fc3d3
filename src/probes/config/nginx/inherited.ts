import type { Setting } from '../settings/setting.js';
import { labelled } from './labels.js';
import type { PlacedDirective } from './load.js';
import { textOf } from './value.js';

/** Settings of `http` that every server has unless it sets its own, and what nginx takes where nobody sets them. */
const INHERITED: Readonly<Record<string, string | undefined>> = {
  client_body_timeout: '60s',
  client_max_body_size: '1m',
  charset: undefined,
  fastcgi_read_timeout: '60s',
  gzip: undefined,
  index: undefined,
  keepalive_timeout: '75s',
  large_client_header_buffers: '4 8k',
  proxy_connect_timeout: '60s',
  proxy_read_timeout: '60s',
  proxy_send_timeout: '60s',
  root: undefined,
  send_timeout: '60s',
  ssl_ciphers: undefined,
  ssl_protocols: undefined,
  uwsgi_read_timeout: '60s',
};

/** The settings above where a block does not set them: those that servers inherit, and nginx's own defaults. */
export function* inheritedSettings(directives: readonly PlacedDirective[]): Iterable<Setting> {
  const http = directives.filter(({ name, block }) => name === 'http' && block !== undefined);
  const inner = http.flatMap(({ block = [] }) => block);
  if (http.length === 0) return;
  const servers = labelled(inner).filter(({ directive }) => directive.name === 'server');
  for (const [name, fallback] of Object.entries(INHERITED)) {
    const above = inner.find((directive) => directive.name === name);
    const key = `http.${name}`;
    if (above === undefined && fallback === undefined) continue;
    if (above === undefined) yield { key, value: fallback ?? '' };
    const value = above === undefined ? (fallback ?? '') : textOf(above);
    for (const { label, directive } of servers) {
      if (directive.block?.some((own) => own.name === name)) continue;
      yield { key: `http.${label}.${name}`, value, file: above?.file, line: above?.line, inherited: key };
    }
  }
}

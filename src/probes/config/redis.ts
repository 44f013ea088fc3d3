import { contentLines } from '../../formats/config/lines.js';
import { canonicalSize } from '../../formats/config/size.js';
import { wordsOf } from '../../formats/config/words.js';
import type { ConfigurationFiles } from './settings/files.js';
import { LastWord } from './settings/last-word.js';
import { configurationProbe } from './settings/probe.js';

const MAIN = ['/etc/redis/redis.conf', '/etc/redis.conf', '/usr/local/etc/redis/redis.conf', '/etc/valkey/valkey.conf'];

/** Directives of which each mention adds one; the first parameter of the others is a part of their name. */
const REPEATED = new Set(['loadmodule', 'save', 'user']);
const NAMED = new Set(['client-output-buffer-limit', 'rename-command']);

/** Directives whose file or directory it opens before it starts. */
const NEEDED = new Set([
  'aclfile',
  'dir',
  'include',
  'loadmodule',
  'tls-ca-cert-file',
  'tls-cert-file',
  'tls-key-file',
]);

const MAX_DEPTH = 10;

/** Redis and Valkey, `redis:maxmemory-policy`: the last mention counts. */
export const redisProbe = configurationProbe({
  id: 'redis',
  title: 'Redis and Valkey',
  paths: MAIN,
  roots: ['/etc/redis', '/etc/valkey'],
  ignores: (path) => !path.endsWith('.conf'),
  *settings(files) {
    const main = MAIN.find((path) => files.exists(path));
    const found = new LastWord();
    if (main !== undefined) read(files, main, found, 0);
    for (const setting of found.settings()) {
      const named = NEEDED.has(setting.key) ? [setting.value].flat() : [];
      yield { ...setting, names: named.filter((path) => path.startsWith('/')) };
    }
  },
});

function read(files: ConfigurationFiles, path: string, found: LastWord, depth: number): void {
  const file = depth > MAX_DEPTH ? undefined : files.read(path);
  if (file === undefined) return;
  for (const { text, line } of contentLines(file.text, { comments: '#' })) {
    const [word = '', ...parameters] = wordsOf(text);
    const name = word.toLowerCase();
    if (name === 'include') {
      const pattern = parameters[0] ?? '';
      const included = files.glob(pattern);
      for (const one of included) read(files, one, found, depth + 1);
      // Without a wildcard there must be such a file.
      if (included.length === 0 && !/[*?[]/.test(pattern))
        found.say({ key: 'include', value: pattern, file, line }, true);
      continue;
    }
    const named = NAMED.has(name) && parameters.length > 1;
    const key = named ? `${name}[${parameters[0]}]` : name;
    const value = (named ? parameters.slice(1) : parameters.map(size)).join(' ');
    found.say({ key, value, file, line }, REPEATED.has(name));
  }
}

const DECIMAL: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 };

/** `1gb` is 1024³, `1g` is 1000³ bytes (redis.conf): only the first kind has a shorter way to write it. */
function size(text: string): string {
  if (/^\d+[kmg]b$/i.test(text)) return `${canonicalSize(text.slice(0, -1))}B`.toLowerCase();
  const [, count, unit = ''] = /^(\d{1,6})([kmg])$/i.exec(text) ?? [];
  return count === undefined ? text : String(Number(count) * (DECIMAL[unit.toLowerCase()] ?? 1));
}

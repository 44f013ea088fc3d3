import { canonicalSize } from '../../../formats/config/size.js';
import { LastWord } from '../settings/last-word.js';
import type { Setting } from '../settings/setting.js';
import type { PlacedOption } from './option-reader.js';

/** The groups that a server reads, whichever of the two it is; which stands last in the files counts, not its group. */
const SERVER = new Set(['mysqld', 'server', 'mariadb', 'mariadbd', 'client-server', 'galera']);

/** Groups that every client reads. */
const CLIENT = new Set(['client', 'client-mariadb', 'client-server']);

/** Options of which each mention adds one. */
const REPEATED = new Set([
  'binlog_do_db',
  'binlog_ignore_db',
  'ignore_db_dirs',
  'plugin_load_add',
  'replicate_do_db',
  'replicate_do_table',
  'replicate_ignore_db',
  'replicate_ignore_table',
  'replicate_rewrite_db',
  'replicate_wild_do_table',
  'replicate_wild_ignore_table',
]);

const SIZES = /(?:_size|_packet|_length|_limit)$/;

/** What the options come to: one setting a program and option. Those of version groups (`mysqld-8.0`) stay in their own. */
export function* optionSettings(options: readonly PlacedOption[]): Iterable<Setting> {
  const found = new LastWord();
  for (const option of options) {
    const { name, value } = normalized(option);
    const { file, line } = option;
    for (const group of groupsOf(option.group)) {
      found.say({ key: `${group}.${name}`, value, file, line }, REPEATED.has(name));
    }
  }
  yield* found.settings();
}

function groupsOf(group: string): string[] {
  const groups = [...(SERVER.has(group) ? ['mysqld'] : []), ...(CLIENT.has(group) ? ['client'] : [])];
  return groups.length > 0 ? groups : [group];
}

/** `-` and `_` are the same in a name; `skip-`, `disable-` and `enable-` are ways to say OFF and ON. `loose-` stays. */
function normalized({ name, value }: PlacedOption): { name: string; value: string } {
  const plain = name.replaceAll('-', '_').toLowerCase();
  const off = /^(?:skip|disable)_(.+)$/.exec(plain);
  if (off !== null && value === undefined && !KEPT.has(plain)) return { name: off[1] ?? plain, value: 'OFF' };
  const on = /^enable_(.+)$/.exec(plain);
  if (on !== null && value === undefined) return { name: on[1] ?? plain, value: 'ON' };
  const text = value ?? 'ON';
  return { name: plain, value: SIZES.test(plain) ? canonicalSize(text) : text };
}

/** Options whose own name begins like a negation. */
const KEPT = new Set([
  'skip_external_locking',
  'skip_grant_tables',
  'skip_name_resolve',
  'skip_networking',
  'skip_slave_start',
]);

import { contentLines } from '../../formats/config/lines.js';
import type { ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import type { Setting } from './settings/setting.js';

const RESOLV = '/etc/resolv.conf';
const HOSTS = '/etc/hosts';
const NSSWITCH = '/etc/nsswitch.conf';

/** How names are looked up: `resolver:nameserver`, `resolver:hosts[db.local]`, `resolver:nsswitch.hosts`. */
export const resolverProbe = configurationProbe({
  id: 'resolver',
  title: 'look-up of names',
  paths: [RESOLV, HOSTS, NSSWITCH],
  *settings(files) {
    yield* resolvConf(files);
    yield* hosts(files);
    const file = files.read(NSSWITCH);
    for (const { text, line } of contentLines(file?.text ?? '', { comments: '#' })) {
      const [, name, sources = ''] = /^(\w+):\s*([^#]*)/.exec(text) ?? [];
      if (name !== undefined) yield { key: `nsswitch.${name}`, value: sources.trim().replace(/\s+/g, ' '), file, line };
    }
  },
});

/** Servers add up, in order; of `search` and `domain` the last counts (resolv.conf(5)). */
function* resolvConf(files: ConfigurationFiles): Iterable<Setting> {
  const file = files.read(RESOLV);
  const found = new Map<string, { values: string[]; line: number }>();
  for (const { text, line } of contentLines(file?.text ?? '', { comments: '#;' })) {
    const [word = '', ...words] = text.split(/\s+/);
    const name = word === 'domain' ? 'search' : word;
    // What follows an address is passed over, whatever it is.
    const values = name === 'nameserver' ? words.slice(0, 1) : words;
    const known = found.get(name);
    if (known !== undefined && (name === 'nameserver' || name === 'options')) known.values.push(...values);
    else found.set(name, { values, line });
  }
  for (const [key, { values, line }] of found) {
    yield { key, value: values.length === 1 ? (values[0] ?? '') : values, file, line };
  }
}

/** Addresses of each name: the first is the one that is found. */
function* hosts(files: ConfigurationFiles): Iterable<Setting> {
  const file = files.read(HOSTS);
  const found = new Map<string, { addresses: string[]; line: number }>();
  for (const { text, line } of contentLines(file?.text ?? '', { comments: '#' })) {
    const [address = '', ...names] = (text.split('#', 1)[0] ?? '').trim().split(/\s+/);
    for (const name of names) {
      const known = found.get(name);
      if (known === undefined) found.set(name, { addresses: [address], line });
      else known.addresses.push(address);
    }
  }
  for (const [name, { addresses, line }] of found) {
    yield { key: `hosts[${name}]`, value: addresses.length === 1 ? (addresses[0] ?? '') : addresses, file, line };
  }
}

import { contentLines } from '../../formats/config/lines.js';
import type { ConfigurationFile } from './settings/files.js';
import { layered } from './settings/layered.js';
import { configurationProbe } from './settings/probe.js';

const NAME = 'sysctl.d';

/** Highest first: a file hides those of its name further down (sysctl.d(5)). */
const DIRECTORIES = ['/etc', '/run', '/usr/local/lib', '/usr/lib', '/lib'].map((above) => `${above}/${NAME}`);

/** `sysctl --system` reads it last; systemd-sysctl only where a link in `/etc/sysctl.d` leads to it. */
const LAST = '/etc/sysctl.conf';

/** What sets the parameters where systemd starts the system. */
const SYSTEMD = ['/usr/lib/systemd/systemd-sysctl', '/lib/systemd/systemd-sysctl'];

/**
 * Kernel parameters that are set at boot, `sysctl:vm.max_map_count`: what files say, not what the kernel has. What stands
 * in `/etc/sysctl.conf` where nothing reads that is `sysctl:unread`.
 */
export const sysctlProbe = configurationProbe({
  id: 'sysctl',
  title: 'kernel parameters set at boot',
  paths: [LAST],
  roots: DIRECTORIES,
  ignores: (path) => !path.endsWith('.conf'),
  *settings(files) {
    const last = files.read(LAST);
    const byScript = last !== undefined && !SYSTEMD.some((path) => files.exists(path));
    const layers = layered(files, DIRECTORIES, '.conf');
    for (const file of [...layers, ...(byScript ? [last] : [])]) {
      for (const { name, value, line } of parameters(file)) yield { key: name, value, file, line };
    }
    if (last === undefined || byScript || layers.some(({ path }) => files.realPath(path) === LAST)) return;
    const unread = [...parameters(last)];
    const [first] = unread;
    if (first !== undefined)
      yield {
        key: 'unread',
        value: unread.map(({ name, value }) => `${name} = ${value}`),
        file: last,
        line: first.line,
      };
  },
});

function* parameters(file: ConfigurationFile) {
  for (const { text, line } of contentLines(file.text, { comments: '#;' })) {
    // A minus in front means that failure is no matter.
    const [, name = '', value] = /^-?\s*([^=\s]+)\s*=\s*(.*)$/.exec(text) ?? [];
    if (value !== undefined) yield { name: dotted(name), value: value.replace(/\s+/g, ' '), line };
  }
}

/** `net/ipv4/conf/eth0.1/x` and `net.ipv4.conf.eth0/1.x` are the same: what separates first tells (sysctl.d(5)). */
function dotted(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, (sign) => (sign === '/' ? '.' : '/')) : name;
}

import { parseIni } from './ini.js';
import { contentLines } from './lines.js';

/**
 * Names of the time servers that a file names: of systemd-timesyncd (`NTP=` of timesyncd.conf(5)), or of ntpd and chronyd
 * (`server`, `pool` and `peer` of ntp.conf(5) and chrony.conf(5)). In order.
 */
export function timeServers(text: string): string[] {
  const entries = parseIni(text).entries.filter(({ section, name }) => section === 'Time' && name === 'NTP');
  const named = entries.flatMap(({ value }) => value.split(/\s+/).filter((word) => word !== ''));
  const lines = contentLines(text, { comments: '#!;%' }).flatMap(({ text: line }) => {
    const [, server] = /^(?:server|pool|peer)\s+(?:-[46]\s+)?([\w.:-]+)/.exec(line) ?? [];
    return server === undefined ? [] : [server];
  });
  return [...named, ...lines];
}

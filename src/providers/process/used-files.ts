import { lstatSync, readlinkSync } from 'node:fs';
import type { WalkOptions } from '../files/disk-walk.js';

/** As many links as Linux follows in one path (`MAXSYMLINKS`, path_resolution(7)). */
const MAX_LINKS = 40;

/** What says which system it is, which package brought a file, and how loaders search; all files in them are looked at. */
const RECORDS = [
  ...['/etc', '/etc/ld.so.conf.d', '/lib', '/usr/lib'],
  ...['/var/lib/dpkg', '/var/lib/dpkg/info', '/var/lib/dpkg/status.d', '/var/lib/ucf'],
  ...['/lib/apk/db', '/usr/lib/apk/db', '/var/lib/rpm', '/usr/lib/sysimage/rpm', '/usr/share/rpm'],
];

/** The same, with a directory for each package. */
const RECORDS_BELOW = '/var/lib/pacman/local';

/** Where links lead to programs and libraries from: names count, files do not. */
const LINKS = [
  ...['/bin', '/sbin', '/lib64', '/lib32', '/usr/bin', '/usr/sbin', '/usr/lib64', '/usr/lib32', '/usr/libexec'],
  ...['/usr/local/bin', '/usr/local/sbin', '/usr/local/lib', '/usr/local/lib64', '/etc/alternatives'],
];

/**
 * What of the files that a process sees a walk takes, where only what the process uses is asked for: the files that it has
 * mapped, which are `mapped`, the names beside them, and what tells whose they are. `root` is /proc/PID/root.
 */
export function usedFiles(root: string, mapped: readonly string[]): Required<Pick<WalkOptions, 'enters' | 'shows'>> {
  const used = new Set(mapped);
  const real = (paths: readonly string[]) => new Set(paths.flatMap((path) => realDirectory(root, path) ?? []));
  const records = real(RECORDS);
  const [below = RECORDS_BELOW] = real([RECORDS_BELOW]);
  const entered = new Set(['']);
  for (const path of [...mapped.map(parentOf), ...records, ...real(LINKS), below]) {
    for (let at = path; at !== '' && !entered.has(at); at = parentOf(at)) entered.add(at);
  }
  return {
    enters: (path) => entered.has(path) || path.startsWith(`${below}/`),
    shows: (path) => used.has(path) || records.has(parentOf(path)) || path.startsWith(`${below}/`),
  };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Where `path` is inside `root` with all links followed, none of which leads out; `undefined` where nothing is there. */
function realDirectory(root: string, path: string): string | undefined {
  const pending = path.split('/').reverse();
  let at = '';
  for (let name = pending.pop(), links = 0; name !== undefined; name = pending.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at = parentOf(at);
      continue;
    }
    const link = linkAt(`${root}${at}/${name}`);
    if (link === undefined) return undefined;
    if (link === '') at += `/${name}`;
    else {
      links += 1;
      if (links > MAX_LINKS) return undefined;
      if (link.startsWith('/')) at = '';
      pending.push(...link.split('/').reverse());
    }
  }
  return at;
}

/** The text of the link at `path`, empty for what is none; `undefined` where nothing is there, or may not be looked at. */
function linkAt(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : '';
  } catch {
    return undefined;
  }
}

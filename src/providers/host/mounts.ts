import { statfsSync } from 'node:fs';
import type { Mount, Space } from '../../model/environment.js';

/** File systems that answer from this machine; one over the network may never answer. */
const LOCAL = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'overlay', 'tmpfs', 'vfat', 'squashfs']);

/** Options of overlay file systems that name places of this machine, another for each container. */
const LAYERS = /^(?:lower|upper|work)dir=/;

/** The file systems in the text of /proc/self/mounts (fstab(5)), in the order in which they were mounted. */
export function readMounts(text: string, space: (point: string) => Space | undefined = spaceOf): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [device, point, type, options] = line.split(/[ \t]+/).map(unescaped);
    if (device === undefined || point === undefined || type === undefined || options === undefined) return [];
    const mount = { device, point, type, options: options.split(',').filter((option) => !LAYERS.test(option)) };
    const full = LOCAL.has(type) ? space(point) : undefined;
    return [full === undefined ? mount : { ...mount, space: full }];
  });
}

/** The kernel writes space, tab, newline and backslash as three octal digits. */
function unescaped(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/** How full the file system at `point` is; `undefined` where it may not be asked. */
export function spaceOf(point: string): Space | undefined {
  try {
    const { bsize, blocks, bavail, files, ffree } = statfsSync(point);
    return { size: bsize * blocks, free: bsize * bavail, inodes: files, freeInodes: ffree };
  } catch {
    // Mounted over, or not to be entered by this user: that it is mounted is known all the same.
    return undefined;
  }
}

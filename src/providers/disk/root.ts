import { EnvironmentError } from '../../model/problem.js';
import { type Blocks, cached, partOf } from './blocks.js';
import { Ext, TOP } from './ext.js';
import { fileSystemKind } from './file-system-kind.js';
import type { Inode } from './inode.js';
import { logicalVolumes, type PhysicalVolume, physicalVolume } from './lvm.js';
import { type Partition, partitionsOf } from './partitions.js';
import type { Mounted } from './walk.js';

/** One file system of a disk: read, or known by name alone. */
interface Volume {
  readonly partition: Partition;
  readonly files: Ext | string;
}

/** What fstab(5) may name that holds no files of the system. */
const NO_FILES = new Set([
  'swap',
  'tmpfs',
  'proc',
  'sysfs',
  'devpts',
  'vfat',
  'iso9660',
  'udf',
  'auto',
  'nfs',
  'nfs4',
  'cifs',
]);

/**
 * The file systems of the system on a disk, its root first: it is where the release of a distribution is told, and its
 * fstab(5) says what is mounted below. Throws {@link EnvironmentError} when there is none that can be read.
 */
export async function findRoot(disk: Blocks, name: string): Promise<[Mounted & { files: Ext }, ...Mounted[]]> {
  const volumes = await volumesOf(disk);
  const roots: Ext[] = [];
  for (const { files } of volumes) if (typeof files !== 'string' && (await isRoot(files))) roots.push(files);
  const [root, ...others] = roots;
  if (root === undefined) throw noRoot(volumes, name);
  if (others.length > 0) {
    const several = volumes.filter(({ files }) => typeof files !== 'string' && roots.includes(files));
    throw new EnvironmentError(
      `${name} holds several systems, on ${several.map(titleOf).join(' and ')}`,
      'Take one of them out: qemu-img dd, or dd of its partition, makes an image of it alone.',
    );
  }
  const mounts = (await fstabOf(root)).map(({ device, point, type }) => mountedAt(volumes, device, point, type));
  return [{ point: '', files: root }, ...mounts.filter(({ files }) => files !== root)];
}

/** What the partitions hold, and the logical volumes that some of them are for. */
async function volumesOf(disk: Blocks): Promise<Volume[]> {
  const volumes: Volume[] = [];
  const physical: PhysicalVolume[] = [];
  for (const partition of await partitionsOf(disk)) {
    const blocks = partOf(disk, partition.start, partition.size);
    const volume = await volumeOf(blocks, partition);
    if (volume.files === 'LVM') physical.push(await physicalVolume(blocks));
    volumes.push(volume);
  }
  for (const { group, name, blocks } of logicalVolumes(physical)) {
    const partition = { number: 0, start: 0, size: 0, logical: `${group}/${name}` };
    volumes.push(typeof blocks === 'string' ? { partition, files: blocks } : await volumeOf(blocks, partition));
  }
  return volumes;
}

async function volumeOf(given: Blocks, partition: Partition): Promise<Volume> {
  const blocks = cached(given);
  const kind = await fileSystemKind(blocks);
  if (kind !== 'ext') return { partition, files: kind ?? 'nothing that is known' };
  try {
    return { partition, files: await Ext.open(blocks) };
  } catch (error) {
    return { partition, files: `ext4 that cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

async function isRoot(files: Ext): Promise<boolean> {
  try {
    for (const path of ['etc/os-release', 'usr/lib/os-release', 'etc/fstab']) {
      if ((await fileAt(files, path)) !== undefined) return true;
    }
  } catch {
    // Its directories are damaged: whatever it was, it is none that can be read.
  }
  return false;
}

/** The file at a path, directories alone on the way; a link at its end counts. */
async function fileAt(files: Ext, path: string): Promise<Inode | undefined> {
  let inode = await files.inode(TOP);
  for (const part of path.split('/')) {
    if (inode.type !== 'directory') return undefined;
    const found = (await files.list(inode)).find(({ name }) => name.toString('utf8') === part);
    if (found === undefined) return undefined;
    inode = await files.inode(found.inode);
  }
  return inode;
}

/** What fstab(5) mounts below the root, with files of the system in it. */
async function fstabOf(root: Ext): Promise<{ device: string; point: string; type: string }[]> {
  const inode = await fileAt(root, 'etc/fstab');
  if (inode?.type !== 'file' || inode.size > 1024 * 1024) return [];
  const text = (await root.read(inode, 0, inode.size)).toString('utf8');
  return text.split('\n').flatMap((line) => {
    const [device = '', point = '', type = ''] = line.trim().split(/\s+/);
    const path = point.replace(/\/+$/, '');
    if (device.startsWith('#') || !/^\/./.test(path) || NO_FILES.has(type)) return [];
    return /^\/(?:dev|proc|run|sys|tmp|mnt|media)(?:\/|$)/.test(path) ? [] : [{ device, point: path, type }];
  });
}

function mountedAt(volumes: readonly Volume[], device: string, point: string, type: string): Mounted {
  const volume = volumes.find((one) => isNamed(one, device));
  if (volume === undefined) return { point, files: `${device} (${type}) is mounted there, which is not on this disk` };
  if (typeof volume.files !== 'string') return { point, files: volume.files };
  return { point, files: `${titleOf(volume)} is mounted there: ${volume.files}, which cannot be read` };
}

function titleOf({ partition: { logical, number } }: Volume): string {
  return logical === undefined ? `partition ${number}` : `logical volume ${logical}`;
}

/** The names of a logical volume below `/dev`: in those of the mapper a dash in a name is two (lvm(8)). */
function devicesOf(logical: string): string[] {
  const mapped = logical.split('/').map((part) => part.replaceAll('-', '--'));
  return [`/dev/${logical}`, `/dev/mapper/${mapped.join('-')}`];
}

function isNamed({ partition, files }: Volume, device: string): boolean {
  const [, tag = '', value = ''] = /^(\w+)="?([^"]*)"?$/.exec(device) ?? [];
  if (tag === 'PARTUUID') return partition.uuid === value.toLowerCase();
  if (tag === 'PARTLABEL') return partition.label === value;
  if (tag === '' && partition.logical !== undefined) return devicesOf(partition.logical).includes(device);
  if (tag === '') return new RegExp(`^/dev/(?:[a-z]+|(?:nvme|mmcblk)\\d\\w*p)${partition.number}$`).test(device);
  if (typeof files === 'string') return false;
  return (
    (tag === 'UUID' && files.superblock.uuid === value.toLowerCase()) ||
    (tag === 'LABEL' && files.superblock.label === value)
  );
}

function noRoot(volumes: readonly Volume[], name: string): EnvironmentError {
  const found = volumes.map((volume) => {
    const { partition, files } = volume;
    const what = typeof files === 'string' ? files : 'ext4 without a system on it';
    return partition.number === 0 && partition.logical === undefined ? what : `${titleOf(volume)}: ${what}`;
  });
  return new EnvironmentError(
    `${name} holds no root file system that can be read (${found.join('; ') || 'no partitions'})`,
    adviceFor(volumes),
  );
}

/** What unpacks a file system that is not read here, without a mount by the kernel that looks. */
function adviceFor(volumes: readonly Volume[]): string {
  const read = 'ext2, ext3 and ext4 can be read, on partitions and on LVM';
  if (volumes.some(({ files }) => files === 'btrfs'))
    return `${read}. Of btrfs on an image of its own "btrfs restore -m -S IMAGE DIR" unpacks the files: then name dir:DIR.`;
  return (
    `${read}; of other systems run the script that hostdrift collector prints, or have libguestfs unpack them ` +
    '(virt-tar-out -a FILE / root.tar), and name tar:root.tar.'
  );
}

import { type Dirent, lstatSync, readdirSync, realpathSync, statfsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { EntryType, FileVisitor } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { visitRandom } from './content.js';
import { DiskNode } from './disk-node.js';
import { describe } from './failure.js';
import { decodeName, escapeSpelled } from './names.js';
import { NodeEntry } from './node.js';
import { openRandomAccess } from './random-access.js';
import { Threads } from './threads.js';
import { Tree } from './tree.js';

/** What a walk over a directory may leave out. */
export interface WalkOptions {
  /** Absolute paths inside the root that are not entered. */
  readonly exclude?: ReadonlySet<string>;
  /** Whether the directory at this path inside the root is entered. Default: each is. */
  enters?(path: string): boolean;
  /** Whether the file at this path inside the root is shown to the visitor. Default: each is. */
  shows?(path: string): boolean;
  /** Real paths inside the root: no other files are shown, and no directories entered that lead to none of them. */
  readonly only?: ReadonlySet<string> | undefined;
  /** The root is a link of the kernel, such as /proc/PID/root, whose text leads elsewhere than it does. */
  readonly throughLink?: boolean;
  readonly onProgress?: ((files: number) => void) | undefined;
}

/** Files between two turns of the event loop, so that progress shows and signals are heard. */
const FILES_A_TURN = 2000;

/**
 * Kernel file systems whose content is no part of what is installed, and network ones that may hang or be huge,
 * by their magic number (statfs(2), linux/magic.h).
 */
const FOREIGN = new Map<number, string>([
  [0x9fa0, 'proc'],
  [0x62656572, 'sysfs'],
  [0x1cd1, 'devpts'],
  [0x27e0eb, 'cgroup'],
  [0x63677270, 'cgroup2'],
  [0x64626720, 'debugfs'],
  [0x74726163, 'tracefs'],
  [0xcafe4a11, 'bpf'],
  [0x73636673, 'securityfs'],
  [0x958458f6, 'hugetlbfs'],
  [0x19800202, 'mqueue'],
  [0x6e736673, 'nsfs'],
  [0x6969, 'nfs'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x65735546, 'fuse'],
]);

/** Reads the directory `root` into a tree, showing every regular file to the visitor. Links are never followed. */
export async function walkDisk(root: string, visitor: FileVisitor, options: WalkOptions = {}): Promise<Tree> {
  const real = options.throughLink ? `${root}/` : realpathSync(root);
  const top = new DiskNode('', 'directory', real);
  const threads = new Threads(visitor);
  try {
    await new DiskWalk(visitor, threads, options).directory(top, '', lstatSync(real).dev);
    await threads.finish();
  } finally {
    threads.close();
  }
  return new Tree(top);
}

class DiskWalk {
  #files = 0;
  readonly #above: ReadonlySet<string> | undefined;

  constructor(
    private readonly visitor: FileVisitor,
    private readonly threads: Threads,
    private readonly options: WalkOptions,
  ) {
    this.#above = options.only === undefined ? undefined : directoriesAbove(options.only);
  }

  async directory(top: DiskNode, topPath: string, topDevice: number): Promise<void> {
    const pending = [{ node: top, path: topPath, device: topDevice }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const child of this.#list(next.node)) {
        const path = `${next.path}/${child.name}`;
        next.node.children?.set(child.name, child);
        if (child.type === 'file') await this.#file(child, path);
        else if (child.type === 'directory' && this.#isWanted(path)) {
          const device = this.#enters(child, next.device);
          if (device !== undefined) pending.push({ node: child, path, device });
        }
      }
    }
  }

  #isWanted(directory: string): boolean {
    const { exclude, enters } = this.options;
    if (this.#above?.has(directory) === false) return false;
    return exclude?.has(directory) !== true && enters?.(directory) !== false;
  }

  #list(node: DiskNode): DiskNode[] {
    const { location } = node;
    try {
      const dirents = readdirSync(location, { withFileTypes: true });
      if (!dirents.some(({ name }) => name.includes('\ufffd'))) {
        return dirents.map((dirent) => child(node, dirent, escapeSpelled(dirent.name), dirent.name));
      }
      return readdirSync(location, { withFileTypes: true, encoding: 'buffer' }).map((dirent) =>
        child(node, dirent, decodeName(dirent.name), dirent.name),
      );
    } catch (error) {
      node.hole = describe(error);
      return [];
    }
  }

  /** The device of a directory that is to be entered; `undefined` where another kind of file system is mounted. */
  #enters(node: DiskNode, parentDevice: number): number | undefined {
    try {
      const { dev } = lstatSync(node.location);
      if (dev === parentDevice) return dev;
      const foreign = FOREIGN.get(Number(statfsSync(node.location).type) >>> 0);
      return foreign === undefined ? dev : undefined;
    } catch (error) {
      node.hole = describe(error);
      return undefined;
    }
  }

  async #file(node: DiskNode, path: string): Promise<void> {
    this.#files += 1;
    if (this.#files % FILES_A_TURN === 0) {
      this.options.onProgress?.(this.#files);
      await setImmediate();
    }
    const { only, shows } = this.options;
    if (only?.has(path) === false || shows?.(path) === false) return;
    const entry = new NodeEntry(path, node);
    const selection = this.visitor.select(entry);
    if (selection === 'none') return;
    this.threads.show({
      entry,
      location: () => ({ path: node.location }),
      here: () => this.#show(node, entry, selection),
      keep: (value) => {
        node.value = value;
      },
    });
  }

  #show(node: DiskNode, entry: NodeEntry, selection: 'head' | 'whole'): void {
    const { path } = entry;
    try {
      const file = openRandomAccess(node.location);
      try {
        node.value = visitRandom(this.visitor, entry, selection, file);
      } finally {
        file.close();
      }
    } catch (error) {
      // Not the system's own words: they name the place on this machine, which is nobody's business.
      node.hole = describe(error);
      const problem = new UnreadableError(path, 'unreadable', `${path}: ${node.hole}`, { cause: error });
      node.value = this.visitor.unreadable(entry, problem);
    }
  }
}

function directoriesAbove(paths: ReadonlySet<string>): ReadonlySet<string> {
  const above = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) above.add(path.slice(0, end));
  }
  return above;
}

/** Some file systems leave the type out of their directories; then it is asked of the file itself. */
function child(parent: DiskNode, dirent: StatLike, name: string, raw: string | Buffer): DiskNode {
  const other = raw === name ? undefined : raw;
  const type =
    typeOfStat(dirent) ?? typeOfStat(lstatSync(new DiskNode(name, 'file', parent, other).location)) ?? 'file';
  return new DiskNode(name, type, parent, other);
}

type StatLike = Pick<
  Dirent,
  'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isCharacterDevice' | 'isBlockDevice' | 'isFIFO' | 'isSocket'
>;

function typeOfStat(stat: StatLike): EntryType | undefined {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  if (stat.isSymbolicLink()) return 'symlink';
  if (stat.isCharacterDevice()) return 'character';
  if (stat.isBlockDevice()) return 'block';
  if (stat.isFIFO()) return 'fifo';
  return stat.isSocket() ? 'socket' : undefined;
}

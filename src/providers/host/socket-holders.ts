import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Processes that are looked into; a machine with more is asked in part. */
const MOST = 10_000;

/** The command names of the processes that hold a socket, by the socket's inode. An ordinary user sees his own alone. */
export function readSocketHolders(root = '/proc'): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  const processes = list(root).filter((name) => /^\d+$/.test(name));
  for (const process of processes.slice(0, MOST)) {
    const inodes = list(`${root}/${process}/fd`).flatMap((name) => socketInode(`${root}/${process}/fd/${name}`));
    if (inodes.length === 0) continue;
    const command = commandOf(`${root}/${process}/comm`);
    // The lowest process number is the one that forked the others.
    for (const inode of inodes) if (command !== undefined && !holders.has(inode)) holders.set(inode, command);
  }
  return holders;
}

/** Processes end while one looks, and those of others are closed: both are as if they held nothing. */
function list(path: string): string[] {
  try {
    return readdirSync(path).sort((a, b) => Number(a) - Number(b));
  } catch {
    return [];
  }
}

function socketInode(path: string): string[] {
  try {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(path)) ?? [];
    return inode === undefined ? [] : [inode];
  } catch {
    return [];
  }
}

function commandOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}

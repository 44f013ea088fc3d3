import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Suite, VERSIONS } from './roots.js';

/** What a file becomes: its text, what is made of the text that is there, a link, or nothing. */
export type Change = string | ((before: string) => string) | { readonly link: string } | undefined;

/** Files by path; `{php}` and `{postgresql}` in a path stand for the release's version. */
export type Changes = Readonly<Record<string, Change>>;

/** What commands said, and how they ended. */
export interface Said {
  readonly status: number;
  readonly text: string;
}

/** Brings the loopback device up, lets PostgreSQL have shared memory, and goes into the root. */
const ENTER = [
  'mount -t proc proc "$1/proc"',
  'mkdir -p "$1/dev/shm" && mount -t tmpfs tmpfs "$1/dev/shm"',
  'exec chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh -c "$2"',
].join(' && ');

const LOOPBACK = `python3 -c 'import socket,fcntl,struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x41))'`;

/** A root filesystem that can be changed and taken back: what is written lies over it, it stays as it is. */
export class Machine {
  readonly root: string;
  readonly #upper: string;

  constructor(
    readonly suite: Suite,
    lower: string,
    directory: string,
  ) {
    const [upper, work, merged] = ['upper', 'work', suite].map((name) => join(directory, suite, name));
    for (const path of [upper, work, merged]) mkdirSync(path ?? '', { recursive: true });
    this.root = merged ?? '';
    this.#upper = upper ?? '';
    const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
    execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', options, this.root]);
    statSync(this.#upper);
  }

  /** Runs commands in the root, in namespaces of their own: whatever they start ends with them, at the latest after `seconds`. */
  run(commands: string, seconds = 120): Said {
    const words = ['--net', '--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', ENTER, 'sh', this.root];
    const { status, stdout, stderr } = spawnSync('unshare', [...words, `${LOOPBACK}\n${this.#named(commands)}`], {
      encoding: 'utf8',
      timeout: seconds * 1000,
    });
    return { status: status ?? 1, text: stdout + stderr };
  }

  /** Changes files; the answer takes that back. */
  change(changes: Changes): () => void {
    const undo = Object.entries(changes).map(([path, change]) => this.#changeOne(this.#named(path), change));
    return () => {
      for (const back of undo.reverse()) back();
    };
  }

  close(): void {
    execFileSync('umount', [this.root]);
  }

  #changeOne(path: string, change: Change): () => void {
    const at = join(this.root, path);
    const before = textAt(at);
    const write = (text: string | undefined) => {
      rmSync(at, { force: true });
      if (text === undefined) return;
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    };
    if (typeof change === 'object') {
      rmSync(at, { force: true });
      symlinkSync(change.link, at);
    } else write(typeof change === 'function' ? change(before ?? '') : change && this.#named(change));
    return () => write(before);
  }

  #named(text: string): string {
    const { php, postgresql } = VERSIONS[this.suite];
    return text.replaceAll('{php}', php).replaceAll('{postgresql}', postgresql);
  }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

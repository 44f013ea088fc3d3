import type { Content, Entry, FileVisitor } from '../../model/files.js';
import { HEAD_BYTES } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import type { RandomAccess } from './random-access.js';
import { clamp } from './ranges.js';
import { Scratch } from './scratch.js';

/** Bytes of one file that are read whole at most; what is larger is a problem of the section that wanted it. */
export const MAX_WHOLE_BYTES = 512 * 1024 * 1024;

/** So few bytes are given out of what the file itself or Node has at hand. */
const SMALL = 8192;

const NOTHING = new Uint8Array();

/** Content of a file that can be read at any place; its first bytes are at hand already. */
export class RandomContent implements Content {
  constructor(
    private readonly file: RandomAccess,
    private readonly path: string,
    private readonly head: Uint8Array = NOTHING,
    /** Where bytes are read to; without it each reading has room of its own. */
    private readonly scratch?: Scratch,
  ) {}

  get size(): number {
    return this.file.size;
  }

  read(offset: number, length: number): Uint8Array {
    const { start, end } = clamp(offset, length, this.size);
    if (end <= this.head.length) return this.head.subarray(start, end);
    if (end - start > MAX_WHOLE_BYTES) throw tooLarge(this.path, end - start);
    if (this.scratch === undefined || end - start <= SMALL) return this.file.read(start, end - start);
    const room = this.scratch.take(end - start);
    const done = this.file.readInto(room, start);
    return done === room.length ? room : room.subarray(0, done);
  }

  bytes(): Uint8Array {
    return this.read(0, this.size);
  }
}

/** Where first bytes are read to: a visit is over before the next one starts, and all of them are asked for. */
const HEAD = new Uint8Array(HEAD_BYTES);

/** Where the rest is read to, for the same reason. */
const SCRATCH = new Scratch();

/** Shows a file that can be read at any place to the visitor. Returns what the visitor made of it. */
export function visitRandom(
  visitor: FileVisitor,
  entry: Entry,
  selection: 'head' | 'whole',
  file: RandomAccess,
): unknown {
  SCRATCH.reset();
  if (selection === 'whole') return visitor.visit(entry, new RandomContent(file, entry.path, NOTHING, SCRATCH));
  const head = HEAD.subarray(0, file.readInto(HEAD, 0));
  if (visitor.narrow(entry, head) === 'none') return undefined;
  return visitor.visit(entry, new RandomContent(file, entry.path, head, SCRATCH));
}

/** The error for a file of which more than {@link MAX_WHOLE_BYTES} are wanted. */
export function tooLarge(path: string, wanted: number): UnreadableError {
  return new UnreadableError(
    path,
    'too-large',
    `${path} is too large: ${wanted} bytes of it are wanted, at most ${MAX_WHOLE_BYTES} are read`,
  );
}

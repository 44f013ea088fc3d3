/** What a directory entry is. `hardlink` exists only while an archive is read: a tree holds the linked file itself. */
export type EntryType = 'file' | 'directory' | 'symlink' | 'hardlink' | 'character' | 'block' | 'fifo' | 'socket';

/** One entry of an environment's file tree, as its metadata says; nothing of its content. */
export interface Entry {
  /** Absolute inside the environment's root, `/`-separated, without `.`, `..` or a trailing slash. */
  readonly path: string;
  readonly type: EntryType;
  /** Permission bits, with set-id and sticky bits (octal 7777). */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  /** Target of a symbolic link as written, or of a hard link as an absolute path. */
  readonly link?: string | undefined;
}

/** A run of bytes of a file. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** How much of a file is read before {@link FileVisitor.narrow} is asked. */
export const HEAD_BYTES = 4096;

/**
 * The content of one selected file. Valid only during {@link FileVisitor.visit}: whoever needs bytes for longer copies them.
 */
export interface Content {
  readonly size: number;
  /** Of a file that was looked through where it is: what was found. See `Candidates.searched`. */
  readonly found?: readonly Uint8Array[] | undefined;
  /**
   * The bytes from `offset`, at most `length`, fewer at the end of the file.
   * Throws {@link UnreadableError} when a stream passed over them because {@link FileVisitor.narrow} did not name them.
   */
  read(offset: number, length: number): Uint8Array;
  /** All bytes. Throws {@link UnreadableError} beyond the engine's limit for one file. */
  bytes(): Uint8Array;
}

/**
 * What a walk over an environment asks of the probes. The provider walks, opens, limits and closes;
 * the visitor only says which files it wants and keeps what they mean.
 */
export interface FileVisitor {
  /** Whether the file is wanted, judged by name and metadata; `head` means that its first bytes decide. */
  select(entry: Entry): 'none' | 'head' | 'whole';
  /** Called after `head`, with up to {@link HEAD_BYTES} bytes: which parts of the file {@link visit} will read. */
  narrow(entry: Entry, head: Uint8Array): 'none' | 'whole' | readonly Range[];
  /** Reads the file; what is returned is kept at the entry for {@link FileTree.value}. Never throws. */
  visit(entry: Entry, content: Content): unknown;
  /** Called for a wanted file that could not be read; what is returned is kept like a value. */
  unreadable(entry: Entry, error: unknown): unknown;
  /** Given where what is kept of a file depends on the file alone, so that it can be stored and used again. */
  readonly storing?: Storing;
  /** By which a visitor like this one, with {@link storing}, can be made in another thread; absent where this is the only one. */
  readonly names?: readonly string[] | undefined;
  /** Whether a selected file is so much work that another thread may have it. */
  isHeavy?(entry: Entry): boolean;
}

/** How what a {@link FileVisitor} keeps of files is stored. */
export interface Storing {
  /** Two visitors of the same build of the program with the same key keep the same of the same file. */
  readonly key: string;
  /** What was kept of a file as data that can be cloned (the structured clone algorithm of HTML). */
  pack(value: unknown): unknown;
  /** The opposite of {@link pack}. */
  unpack(data: unknown): unknown;
}

/**
 * The read-only tree of an environment. It never leaves its root: links are resolved inside it, here and nowhere else.
 * `undefined` means "not there"; what is there but cannot be read throws {@link UnreadableError}.
 */
export interface FileTree {
  /** The entry at `path` with every link on the way followed. */
  lookup(path: string): Entry | undefined;
  /** The entry at `path` itself: links on the way are followed, a link at its end is not. */
  lookupLink(path: string): Entry | undefined;
  /** `path` with every link on the way and at its end replaced by where it leads; `undefined` when nothing is there. */
  canonical(path: string): string | undefined;
  /** What the visitor returned for the file at `path`, links followed. */
  value(path: string): unknown;
  /** Names in the directory at `path`, links followed, sorted by code unit; `undefined` when it is no directory. */
  list(path: string): readonly string[] | undefined;
  /** Every entry but the root, parents before children, siblings sorted by code unit. */
  entries(): Iterable<Entry>;
  /** Every entry for which the visitor returned something, with that, in no particular order. */
  values(): Iterable<readonly [entry: Entry, value: unknown]>;
  /** Directories and files that exist but could not be read. */
  readonly holes: readonly Hole[];
}

/** A part of the tree that could not be read. */
export interface Hole {
  readonly path: string;
  readonly message: string;
}

import type { Entry, FileTree, FileVisitor } from '../../src/model/files.js';

/** Asks for the head of every file, then for all of it, and keeps the content as Latin-1 text. */
export const READER: FileVisitor = {
  select: () => 'head',
  narrow: () => 'whole',
  visit: (_entry, content) => Buffer.from(content.bytes()).toString('latin1'),
  unreadable: (_entry, error) => `unreadable: ${error instanceof Error ? error.message : String(error)}`,
};

/** Wants nothing. */
export const BLIND: FileVisitor = { ...READER, select: () => 'none' };

/** A tree as lines, `type mode path` with what a file holds or where a link leads, in the order of the tree. */
export function treeLines(tree: FileTree): string[] {
  return [...tree.entries()].map((entry) => line(entry, tree));
}

function line({ type, mode, path, link }: Entry, tree: FileTree): string {
  const value = type === 'file' ? ` ${JSON.stringify(tree.value(path))}` : '';
  const permissions = type === 'symlink' ? '' : ` ${mode.toString(8)}`;
  return `${type}${permissions} ${path}${link === undefined ? '' : ` -> ${link}`}${value}`;
}

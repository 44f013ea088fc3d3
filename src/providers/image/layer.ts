import { KnownNode, NodeEntry } from '../files/node.js';
import type { TarEntry } from '../tar/entries.js';
import type { EntryBudget, Limits } from './limits.js';

/**
 * One entry of a layer, with what the visitor made of its content. Its path is absolute, `.` and `..` resolved by text,
 * without a trailing slash; its node may be put into a tree as it is.
 */
export type LayerEntry = NodeEntry<KnownNode>;

/** What one layer holds, in the order of its archive. */
export interface Layer {
  readonly entries: readonly LayerEntry[];
}

/** The layer's entry for a tar entry. `name` is the layer's, for messages. Throws when a limit is passed. */
export function layerEntry(tar: TarEntry, budget: EntryBudget, name: string): LayerEntry {
  budget.take(name);
  const { limits } = budget;
  const tooLong = isTooLong(tar.name, limits);
  const path = cleanPath(tooLong ? tar.name.slice(0, 200) : tar.name);
  const node = new KnownNode(ownText(path.slice(path.lastIndexOf('/') + 1)), tar.type, tar, linkOf(tar, limits));
  if (tooLong) node.hole = `its path is longer than ${limits.path} bytes (--limit path=NUMBER raises this)`;
  else if (tar.link !== undefined && node.link === undefined)
    node.hole = `what it links to is longer than ${limits.path} bytes (--limit path=NUMBER raises this)`;
  else if (tar.sparse) node.hole = 'a sparse file, whose pieces are not put together';
  return new NodeEntry(path, node);
}

/** A part of a longer text keeps all of that in memory, unless it is very short; the name outlives the path. */
function ownText(part: string): string {
  return part.length < 13 ? part : Buffer.from(part).toString();
}

function linkOf({ type, link }: TarEntry, limits: Limits): string | undefined {
  if (link === undefined || isTooLong(link, limits)) return undefined;
  return type === 'hardlink' ? cleanPath(link) : link;
}

function isTooLong(path: string, limits: Limits): boolean {
  return path.length > limits.path || (path.length > limits.path / 3 && Buffer.byteLength(path) > limits.path);
}

/** A name in an archive as an absolute path that stays below the root, as `Clean` of containerd's archive package does. */
export function cleanPath(name: string): string {
  if (PLAIN.test(name)) return name.startsWith('./') ? name.slice(1) : `/${name}`;
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The usual name: relative, nothing to resolve. */
const PLAIN = /^(?:\.\/)?(?!\.{1,2}(?:\/|$))[^/]+(?:\/(?!\.{1,2}(?:\/|$))[^/]+)*$/;

import type { EntryType } from '../../model/files.js';
import type { Metadata } from '../files/node.js';
import type { TarEntry } from '../tar/entries.js';
import { type Limits, limitError } from './limits.js';

/** One entry of a layer, with what the visitor made of its content. */
export interface LayerEntry extends Metadata {
  /** Path in the layer: absolute, `.` and `..` resolved by text, no trailing slash. */
  readonly path: string;
  readonly type: EntryType;
  readonly link: string | undefined;
  value: unknown;
  /** Why it could not be read. */
  hole: string | undefined;
}

/** What one layer holds, in the order of its archive. */
export interface Layer {
  readonly entries: LayerEntry[];
}

/** The layer's entry for a tar entry. `name` is the layer's, for messages. Throws when a limit is passed. */
export function layerEntry(tar: TarEntry, count: number, limits: Limits, name: string): LayerEntry {
  if (count >= limits.entries) throw limitError('entries', limits, name, 'holds too many entries');
  const tooLong = tar.name.length > limits.path && Buffer.byteLength(tar.name) > limits.path;
  const path = cleanPath(tooLong ? tar.name.slice(0, 200) : tar.name);
  return {
    path,
    type: tar.type,
    mode: tar.mode,
    uid: tar.uid,
    gid: tar.gid,
    size: tar.size,
    link: tar.type === 'hardlink' ? cleanPath(tar.link ?? '') : tar.link,
    value: undefined,
    hole: tooLong
      ? `its path is longer than ${limits.path} bytes (--limit path=NUMBER raises this)`
      : tar.sparse
        ? 'a sparse file, whose pieces are not put together'
        : undefined,
  };
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

import { type ElfHead, elfHead } from '../../formats/elf/ranges.js';
import type { Entry } from '../../model/files.js';

let last: { readonly entry: Entry; readonly head: ElfHead | undefined } | undefined;

/** {@link elfHead} of a file's first bytes, looked at once for all probes that ask one after the other. */
export function elfHeadOf(entry: Entry, head: Uint8Array): ElfHead | undefined {
  if (last?.entry !== entry) last = { entry, head: elfHead(head, entry.size) };
  return last.head;
}

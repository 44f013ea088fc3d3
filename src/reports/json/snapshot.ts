import type { Section, Snapshot } from '../../model/snapshot.js';
import { harmless } from './harmless.js';
import { sorted } from './sorted.js';

/** Characters in a chunk, about: few enough to be gone before the next, enough to be worth a write. */
const CHUNK = 1 << 16;

/**
 * A snapshot as it is stored, a chunk at a time: JSON with each fact on a line of its own, so that two of them can be read
 * and compared line by line. Maps are in the order of their keys; the same snapshot gives the same bytes. The text of a
 * large host has tens of megabytes and is never in memory as a whole.
 */
export function* snapshotChunks(snapshot: Snapshot): Generator<string> {
  let chunk = '';
  for (const line of pieces(snapshot)) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield harmless(chunk);
    chunk = '';
  }
  yield harmless(chunk);
}

/** The text of {@link snapshotChunks} as a whole. */
export function snapshotText(snapshot: Snapshot): string {
  return [...snapshotChunks(snapshot)].join('');
}

/** A bill of materials as it is written, in the order of its fields. */
export function billText(document: Readonly<Record<string, unknown>>): string {
  return `${harmless(JSON.stringify(document, null, 2))}\n`;
}

function* pieces({ sections, ...head }: Snapshot): Generator<string> {
  const start = JSON.stringify({ ...head, environment: sorted(head.environment) }, null, 2).replace(/\n\}$/, '');
  yield `${start},\n  "sections": `;
  yield* braced('{', Object.keys(sections).sort(), '  }', (name) => section(name, sections[name]));
  yield '\n}\n';
}

function* section(
  name: string,
  { status = 'failed', problems = [], facts = {} }: Partial<Section> = {},
): Generator<string> {
  yield `    ${JSON.stringify(name)}: {\n      "status": ${JSON.stringify(status)},\n      "problems": `;
  yield* braced('[', problems, '      ]', (problem) => [`        ${JSON.stringify(problem)}`]);
  yield ',\n      "facts": ';
  yield* braced('{', Object.keys(facts).sort(), '      }', (key) => [
    `        ${JSON.stringify(key)}: ${JSON.stringify(sorted(facts[key]))}`,
  ]);
  yield '\n    }';
}

/** Items between brackets, each on a line of its own. */
function* braced<Item>(
  open: string,
  items: readonly Item[],
  close: string,
  write: (item: Item) => Iterable<string>,
): Generator<string> {
  yield open;
  for (const [index, item] of items.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* write(item);
  }
  yield items.length === 0 ? close.trim() : `\n${close}`;
}

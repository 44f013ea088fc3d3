import { MANIFEST_SCHEMA_VERSION, type Manifest, type RedactedFact, type SectionManifest } from '../model/manifest.js';
import { countRedacted } from '../model/redacted.js';
import type { Section, Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { redactText } from '../redaction/text.js';

/** Each file that was read, with the section that it was read for. */
export type FilesRead = readonly (readonly [section: string, path: string])[];

/**
 * What the snapshot holds: sections, counts, the names of fields, what was redacted where. `read`: the files that were
 * read for it; none, where that was not written down.
 */
export function manifestOf(snapshot: Snapshot, read: FilesRead = []): Manifest {
  const { environment, redaction, sections } = snapshot;
  const names = Object.keys(sections).sort();
  return {
    schemaVersion: MANIFEST_SCHEMA_VERSION,
    tool: TOOL,
    environment,
    ...(redaction === undefined ? {} : { redaction }),
    sections: Object.fromEntries(
      names.flatMap((name): [string, SectionManifest][] => {
        const section = sections[name];
        const files = read.flatMap(([of, path]) => (of === name ? [redactText(path)] : []));
        return section === undefined ? [] : [[name, sectionManifest(section, read.length === 0 ? undefined : files)]];
      }),
    ),
  };
}

function sectionManifest({ status, facts, problems }: Section, files: readonly string[] | undefined): SectionManifest {
  const entries = Object.entries(facts);
  const fields = new Set(entries.flatMap(([, fact]) => Object.keys(fact)));
  return {
    status,
    facts: entries.length,
    problems: problems.length,
    fields: [...fields].sort(),
    ...(files === undefined ? {} : { files: [...new Set(files)].sort() }),
    redacted: entries.flatMap(([key, fact]) => redactedFact(key, fact) ?? []),
  };
}

function redactedFact(key: string, fact: unknown): RedactedFact | undefined {
  const found = [...redactedFields(fact, [])];
  const count = countRedacted(key) + found.reduce((sum, [, number]) => sum + number, 0);
  return count === 0 ? undefined : { key, fields: [...new Set(found.map(([field]) => field))].sort(), count };
}

function* redactedFields(value: unknown, path: readonly string[]): Iterable<readonly [field: string, count: number]> {
  if (typeof value === 'string') {
    const count = countRedacted(value);
    if (count > 0) yield [path.join('.'), count];
  } else if (typeof value === 'object' && value !== null) {
    // The place in a list says little, and of a list of arguments nothing.
    for (const [key, part] of Object.entries(value)) {
      yield* redactedFields(part, Array.isArray(value) ? path : [...path, key]);
    }
  }
}

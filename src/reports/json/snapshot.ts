import type { Snapshot } from '../../model/snapshot.js';
import { harmless } from './harmless.js';
import { sorted } from './sorted.js';

/**
 * A snapshot as it is stored: JSON with each fact on a line of its own, so that two of them can be read and compared
 * line by line. Maps are in the order of their keys; the same snapshot gives the same bytes.
 */
export function snapshotText(snapshot: Snapshot): string {
  const { sections, ...head } = snapshot;
  const names = Object.keys(sections).sort();
  const written = names.map((name) => `    ${JSON.stringify(name)}: ${sectionText(sections[name])}`);
  const start = JSON.stringify({ ...head, environment: sorted(head.environment) }, null, 2).replace(/\n\}$/, '');
  return harmless(`${start},\n  "sections": ${braced('{', written, '  }')}\n}\n`);
}

function sectionText(section: Snapshot['sections'][string] | undefined): string {
  const { status = 'failed', problems = [], facts = {} } = section ?? {};
  const keys = Object.keys(facts).sort();
  const factLines = keys.map((key) => `        ${JSON.stringify(key)}: ${JSON.stringify(sorted(facts[key]))}`);
  const problemLines = problems.map((problem) => `        ${JSON.stringify(problem)}`);
  return [
    '{',
    `      "status": ${JSON.stringify(status)},`,
    `      "problems": ${braced('[', problemLines, '      ]')},`,
    `      "facts": ${braced('{', factLines, '      }')}`,
    '    }',
  ].join('\n');
}

function braced(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close.trim() : `${open}\n${lines.join(',\n')}\n${close}`;
}

import type { Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { pathsByCase } from '../files/by-case.js';
import { script, system } from '../rules/facts.js';
import { unmet } from '../scene.js';

const programs = (...paths: readonly string[]) =>
  ({ programs: Object.fromEntries(paths.map((path) => [path, script('/bin/sh')])) }) as ExampleSections;

const RULES: readonly RuleDescriptor[] = [
  {
    id: 'names-differ-by-case',
    title: 'Two files have names that differ by capitals alone',
    level: 'note',
    why:
      'On macOS and Windows the two are one file, and which content it has there depends on which was written last; on ' +
      'Linux both are there, and code that names the older one runs what was thought to be gone.',
    fix: 'Delete the one that is no longer meant (git mv -f renames a file where only the case changes).',
    references: [
      'https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreignoreCase',
      'https://man7.org/linux/man-pages/man7/path_resolution.7.html',
    ],
    sections: ['source.programs'],
    examples: [
      { name: 'a file that was renamed', source: programs('/app/Run', '/app/run'), target: system(), findings: 1 },
      { name: 'other names', source: programs('/app/run', '/app/stop'), target: system(), findings: 0 },
    ],
  },
];

/** Files of the payload whose names are one on systems that do not tell capitals from small letters. */
export const namesProver: Prover = {
  id: 'names',
  title: 'names of files',
  rules: RULES,
  files: [],
  prove(payload, _target, { at, entries, commands }) {
    if (entries !== undefined || commands !== undefined) return [];
    const place = at === '/' ? '' : at;
    return [...pathsByCase(payload).values()].flatMap((paths): Proof[] => {
      const [first, second] = [...paths].sort().map((path) => `${place}${path}`);
      if (first === undefined || second === undefined) return [];
      const need = unmet(
        'names-differ-by-case',
        'names-differ-by-case',
        `${first} and ${second} are one file where capitals and small letters are not told apart`,
        [first, second].map((path) => ({ environment: 'payload' as const, path, fact: 'is there' })),
        { level: 'note' },
      );
      return [{ entry: first, verdict: 'runs', unmet: [need] }];
    });
  },
};

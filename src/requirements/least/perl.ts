import type { PerlCodeFact } from '../../model/facts/perl.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** The Perl that code asks for (`use v5.36`), or that compiled modules are made for. */
export function leastPerl(payload: Snapshot): RequiredLanguage | undefined {
  const code = entries<PerlCodeFact>(payload, 'perl-code');
  if (code.length === 0) return undefined;
  const versions = new Needs();
  for (const [path, { minimum, compiledFor }] of code) {
    if (minimum !== undefined) versions.add('', `>=${minimum}`, 'declared', path);
    if (compiledFor !== undefined) versions.add('', `==${compiledFor.replace(/\.\d+$/, '')}.*`, 'derived', path);
  }
  return { language: 'perl', files: code.length, versions: versions.versions(), packages: [], parts: [] };
}

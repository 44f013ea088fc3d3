import { releaseForClasses } from '../../formats/java/class-file.js';
import type { JavaClassesFact } from '../../model/facts/java.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** The Java that class files and archives are compiled for, those inside of archives included. */
export function leastJava(payload: Snapshot): RequiredLanguage | undefined {
  const classes = entries<JavaClassesFact>(payload, 'java-classes');
  if (classes.length === 0) return undefined;
  const releases = classes.map(([path, { classVersion = 0, inner }]) => {
    const newest = Math.max(classVersion, inner?.classVersion ?? 0);
    return { path, release: newest === 0 ? 0 : releaseForClasses(newest) };
  });
  const highest = Math.max(...releases.map(({ release }) => release));
  const versions = new Needs();
  if (highest > 0) {
    for (const { path, release } of releases)
      if (release === highest) versions.add('', `>=${highest}`, 'derived', path);
  }
  return { language: 'java', files: classes.length, versions: versions.versions(), packages: [], parts: [] };
}

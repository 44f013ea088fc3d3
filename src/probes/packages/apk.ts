import { type ApkDatabase, type ApkRecord, parseApkDatabase } from '../../formats/apk-db.js';
import type { PackageFact } from '../../model/facts/package.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import type { Problem } from '../../model/problem.js';
import { databaseProblems, PACKAGES, packageKey, virtualPackages } from './section.js';

/** A database with what is wrong in it. */
type ApkFile = Pick<ApkDatabase, 'packages'> & { readonly problems: readonly Problem[] };

/** Packages of apk: Alpine, Wolfi, Chimera and whatever is built from them. */
export const apkProbe: Probe<ApkFile, PackageFact> = {
  ...PACKAGES,
  id: 'apk',
  // The second is where apk-tools 3 keeps it on systems whose /lib is a part of /usr.
  paths: ['/lib/apk/db/installed', '/usr/lib/apk/db/installed'],

  parse(content, entry): ApkFile {
    const { packages, problems, ending } = parseApkDatabase(content.bytes());
    const incomplete = packages.filter((record) => record.name === '' || record.version === '');
    const lines = [
      ...problems,
      ...incomplete.map(({ line, name }) => ({
        line,
        message: name === '' ? 'a package without a name' : `package ${name} without a version`,
      })),
    ].sort((a, b) => a.line - b.line);
    return {
      packages: packages.filter((record) => !incomplete.includes(record)),
      problems: databaseProblems(entry.path, lines, ending !== 'blank'),
    };
  },

  *owners(context) {
    for (const record of recordsOf(context)) {
      const key = keyOf(record);
      for (const path of record.files) yield [path, key];
    }
  },

  conclude(context) {
    if (context.files.size === 0 && context.problems.length === 0) return { facts: [], status: 'not-applicable' };
    const problems = [...context.files.values()].flatMap(({ parsed }) => parsed.problems);
    return { facts: new Map(recordsOf(context).map((record) => [keyOf(record), toFact(record)])), problems };
  },
};

function recordsOf(context: Pick<ProbeContext<ApkFile>, 'files'>): ApkRecord[] {
  return [...context.files.values()].flatMap(({ parsed }) => parsed.packages);
}

function keyOf({ name, architecture }: ApkRecord): string {
  return packageKey('apk', name, architecture);
}

function toFact({ name, version, architecture, origin, ...record }: ApkRecord): PackageFact {
  const provides = virtualPackages(record.provides);
  return {
    type: 'apk',
    name,
    version,
    ...(architecture === '' ? {} : { architecture }),
    source: origin === '' ? name : origin,
    state: 'installed',
    ...(provides.length === 0 ? {} : { provides }),
  };
}

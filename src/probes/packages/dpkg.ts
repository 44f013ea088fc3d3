import { toText } from '../../formats/text-problem.js';
import type { PackageFact } from '../../model/facts/package.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe, ProbeContext, ProbeResult } from '../../model/probe.js';
import type { Problem } from '../../model/problem.js';
import { conffilesOf, ucfOwners, ucfSums } from './dpkg-conffiles.js';
import { type Diversion, parseDiversions, pathsOfList, pathsOfSums } from './dpkg-lists.js';
import { type DpkgRecord, type DpkgRecords, readDpkgRecords } from './dpkg-record.js';
import { hides, PACKAGES } from './section.js';

const DIRECTORY = '/var/lib/dpkg';
const STATUS = `${DIRECTORY}/status`;
const DIVERSIONS = `${DIRECTORY}/diversions`;

/** Where ucf(1) remembers the configuration files that maintainer scripts write: digests, and packages. */
const UCF_SUMS = '/var/lib/ucf/hashfile';
const UCF_OWNERS = '/var/lib/ucf/registry';

/** Scripts that a package brings for dpkg to run (Debian Policy, 6); no list names them, but they are the package's. */
const MAINTAINER_SCRIPTS = ['config', 'postinst', 'postrm', 'preinst', 'prerm'];

/** What a file below `/var/lib/dpkg` holds; lists stay text, because nobody may ever ask for owners. */
type DpkgFile =
  | ({ readonly kind: 'records'; readonly file: string } & DpkgRecords)
  | { readonly kind: 'list' | 'sums' | 'ucf-sums' | 'ucf-owners'; readonly file: string; readonly text: string }
  | { readonly kind: 'diversions'; readonly diversions: ReadonlyMap<string, Diversion> };

/**
 * Packages of dpkg: its `status` with the journal in `updates` that dpkg itself would read after it, the `status.d` of
 * distroless images, and from the lists in `info` which file belongs to which package.
 */
export const dpkgProbe: Probe<DpkgFile, PackageFact> = {
  ...PACKAGES,
  id: 'dpkg',
  paths: [STATUS, DIVERSIONS, UCF_SUMS, UCF_OWNERS],

  matches(entry: Entry): boolean {
    if (!entry.path.startsWith(`${DIRECTORY}/`)) return false;
    return /^(info\/[^/]+\.list|status\.d\/[^/.][^/]*|updates\/\d+)$/.test(entry.path.slice(DIRECTORY.length + 1));
  },

  candidates: { whole: ['info/*.list', 'status.d/*', 'updates/[0-9]*'].map((name) => `${DIRECTORY}/${name}`) },

  parse(content: Content, entry: Entry): DpkgFile {
    const file = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const bytes = content.bytes();
    if (entry.path === UCF_SUMS) return { kind: 'ucf-sums', file, text: toText(bytes) };
    if (entry.path === UCF_OWNERS) return { kind: 'ucf-owners', file, text: toText(bytes) };
    if (entry.path.startsWith(`${DIRECTORY}/info/`)) return { kind: 'list', file, text: toText(bytes) };
    const bare = entry.path.startsWith(`${DIRECTORY}/status.d/`);
    if (bare && file.endsWith('.md5sums')) return { kind: 'sums', file, text: toText(bytes) };
    if (file === 'diversions') return { kind: 'diversions', diversions: parseDiversions(toText(bytes)) };
    return { kind: 'records', file, ...readDpkgRecords(entry.path, bytes, bare) };
  },

  concerns: (path) => hides(DIRECTORY, path),

  *owners(context) {
    const keys = keysByName(context);
    const diversions = [...context.files.values()].flatMap(({ parsed }) =>
      parsed.kind === 'diversions' ? [parsed.diversions] : [],
    )[0];
    for (const { parsed } of context.files.values()) {
      if (parsed.kind === 'ucf-owners') yield* ucfOwners(parsed.text, keys);
      if (parsed.kind !== 'list' && parsed.kind !== 'sums') continue;
      const stem = parsed.file.slice(0, parsed.file.lastIndexOf('.'));
      const key = keys.get(stem);
      if (key === undefined) continue;
      if (parsed.kind === 'list')
        yield* MAINTAINER_SCRIPTS.map((script) => [`${DIRECTORY}/info/${stem}.${script}`, key] as const);
      const name = stem.split(':')[0];
      for (const path of parsed.kind === 'list' ? pathsOfList(parsed.text) : pathsOfSums(parsed.text)) {
        const diversion = diversions?.get(path);
        yield [diversion === undefined || diversion.by === name ? path : diversion.to, key];
      }
    }
  },

  *originals(context) {
    for (const { parsed } of context.files.values()) {
      if (parsed.kind === 'ucf-sums') yield* ucfSums(parsed.text);
    }
    for (const { conffiles } of recordsOf(context)) if (conffiles !== undefined) yield* conffilesOf(conffiles);
  },

  conclude(context): ProbeResult<PackageFact> {
    const databases = [...context.files.values()].filter(({ parsed }) => parsed.kind === 'records');
    if (databases.length === 0 && context.problems.length === 0) return withoutDatabase(context);
    const facts = new Map<string, PackageFact>();
    for (const { key, fact } of recordsOf(context)) {
      if (fact === undefined) facts.delete(key);
      else facts.set(key, fact);
    }
    const problems = databases.flatMap(({ parsed }) => (parsed.kind === 'records' ? parsed.problems : []));
    return { facts, problems };
  },
};

type Context = Omit<ProbeContext<DpkgFile>, 'owner' | 'original' | 'version'>;

/** Lists of files without a database that names their packages mean that somebody removed it: not that there was none. */
function withoutDatabase(context: Context): ProbeResult<PackageFact> {
  const orphan = [...context.files.values()].some(({ parsed }) => parsed.kind === 'list');
  if (!orphan) return { facts: [], status: 'not-applicable' };
  const message = `${STATUS} is missing, but ${DIRECTORY}/info lists files of packages: which ones is not known`;
  const problem: Problem = { path: STATUS, reason: 'missing', message };
  return { facts: [], problems: [problem] };
}

/** Every record in the order in which dpkg reads them: `status`, `status.d`, then the journal, which overrides. */
function* recordsOf(context: Context): Iterable<DpkgRecord> {
  const journal: DpkgRecord[] = [];
  for (const { entry, parsed } of context.files.values()) {
    if (parsed.kind !== 'records') continue;
    if (entry.path.startsWith(`${DIRECTORY}/updates/`)) journal.push(...parsed.records);
    else yield* parsed.records;
  }
  yield* journal;
}

/**
 * Keys of packages by the name of their list: `libssl3:amd64` where several architectures can be installed side by side,
 * `bash` where not, and in `status.d` the name of the file, which need not be that of the package.
 */
function keysByName(context: Context): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { entry, parsed } of context.files.values()) {
    if (parsed.kind !== 'records') continue;
    const bare = entry.path.startsWith(`${DIRECTORY}/status.d/`);
    for (const { key, name, fact } of parsed.records) {
      if (fact === undefined) continue;
      keys.set(bare ? parsed.file : name, key);
      if (fact.architecture !== undefined) keys.set(`${name}:${fact.architecture}`, key);
    }
  }
  return keys;
}

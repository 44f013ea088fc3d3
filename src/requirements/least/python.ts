import { isLibraryModule } from '../../formats/python/library-names.js';
import { parseMarker } from '../../formats/python/marker.js';
import { normalisedName, parseRequirement } from '../../formats/python/requirement.js';
import type { Statement } from '../../formats/python/statements.js';
import type { PythonCodeFact } from '../../model/facts/python.js';
import type { RequiredPython } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { FOR_DEVELOPERS } from '../python/declared.js';
import { packagesIn, projectsIn } from '../python/distributions.js';
import { evaluateMarker } from '../python/marker.js';
import { Needs } from './needs.js';

/** Linux with any Python: conditions about its version are let stand as if they held. */
const ANY_LINUX = { os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux', extra: '' };

/** What Python code asks for: what files declare, and what its own code imports or is written in. `undefined` where there is none. */
export function leastPython(payload: Snapshot): RequiredPython | undefined {
  const code = (payload.sections['python-code']?.facts ?? {}) as Record<string, PythonCodeFact>;
  const declared = declaredIn(payload);
  if (Object.keys(code).length === 0 && declared.length === 0) return undefined;
  const versions = new Needs();
  const packages = new Needs();
  const brought = broughtBy(payload, code);
  for (const { path, requires, requiresPython } of declared) {
    if (requiresPython !== undefined) versions.add('', requiresPython, 'declared', path);
    for (const need of (requires ?? []).flatMap((text) => parseRequirement(text) ?? [])) {
      const name = normalisedName(need.name);
      if (!brought.has(name) && mayBeNeeded(need.marker)) packages.add(name, need.specifiers, 'declared', path);
    }
  }
  addDerived(code, brought, versions, packages);
  return { files: Object.keys(code).length, versions: versions.versions(), packages: packages.all() };
}

function addDerived(
  code: Readonly<Record<string, PythonCodeFact>>,
  brought: ReadonlySet<string>,
  versions: Needs,
  packages: Needs,
): void {
  const named = packages.names();
  for (const [path, { body, syntax }] of Object.entries(code)) {
    if (syntax !== undefined) versions.add('', `>=${syntax.version}`, 'derived', path);
    if (/\/(?:site|dist)-packages\//.test(path)) continue;
    for (const module of importedAtOnce(body as unknown as readonly Statement[])) {
      const isKnown =
        isLibraryModule(module) || brought.has(normalisedName(module)) || named.has(normalisedName(module));
      if (!isKnown) packages.add(module, '', 'derived', path);
    }
  }
}

function declaredIn(payload: Snapshot) {
  const projects = Object.entries(projectsIn(payload)).filter(
    ([path, { kind }]) => kind !== 'wheel' && !FOR_DEVELOPERS.test(path),
  );
  const installed = Object.entries(packagesIn(payload)).map(([path, fact]) => [path, fact] as const);
  return [...projects, ...installed].map(([path, { requires, requiresPython }]) => ({
    path,
    requires,
    requiresPython,
  }));
}

/** Names of distributions and of top-level modules that the payload brings. */
function broughtBy(payload: Snapshot, code: Readonly<Record<string, PythonCodeFact>>): ReadonlySet<string> {
  const names = [...Object.values(packagesIn(payload)), ...Object.values(projectsIn(payload))].flatMap(
    ({ name }) => name ?? [],
  );
  const paths = [...Object.keys(code), ...Object.keys(payload.sections.libraries?.facts ?? {})];
  // Which directory is searched depends on how it is started: a name anywhere counts as brought.
  const parts = paths.flatMap((path) => path.replace(/(?:\.[\w-]+)?\.(?:py|so)$/, '').split('/'));
  return new Set([...names, ...parts].map(normalisedName));
}

function mayBeNeeded(text: string | undefined): boolean {
  const marker = text === undefined ? undefined : parseMarker(text);
  return marker === undefined || evaluateMarker(marker, ANY_LINUX) !== false;
}

/** Top-level names of modules that are imported whatever happens: neither in a function, nor under a condition, nor tried. */
function importedAtOnce(body: readonly Statement[]): ReadonlySet<string> {
  const names = body.flatMap((each) => ('import' in each ? each.import : 'from' in each ? each.from : []));
  return new Set(names.map((name) => name.split('.', 1)[0] ?? '').filter((name) => name !== ''));
}

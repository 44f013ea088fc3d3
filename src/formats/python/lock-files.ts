import { parse } from 'smol-toml';
import { type DeclaredNeeds, requirementText, type Table, tableOf, textOf } from './declared.js';
import { normalisedName } from './requirement.js';

/** What uv.lock pins for the project that it lies in, without groups for development. Throws where it is no TOML. */
export function parseUvLock(text: string): DeclaredNeeds {
  const file = parse(text) as Table;
  const packages = new Map(tablesOf(file.package).map((each) => [normalisedName(textOf(each.name) ?? ''), each]));
  const roots = [...packages.values()].filter(({ source }) => isProject(tableOf(source)));
  const needs = new Map<string, string | undefined>();
  const queue = roots.map((each) => ({ each, marker: undefined as string | undefined }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const dependency of tablesOf(next.each.dependencies)) {
      const name = normalisedName(textOf(dependency.name) ?? '');
      const marker = both(next.marker, textOf(dependency.marker));
      const each = packages.get(name);
      // What is needed without a condition once is needed; conditions of further ways are left out.
      if (each === undefined || (needs.has(name) && (marker !== undefined || needs.get(name) === undefined))) continue;
      needs.set(name, marker);
      queue.push({ each, marker });
    }
  }
  const requires = [...needs].flatMap(([name, marker]) => {
    const version = textOf(packages.get(name)?.version);
    return version === undefined ? [] : [requirementText(name, `==${version}`, marker)];
  });
  return {
    name: textOf(roots[0]?.name),
    requiresPython: textOf(file['requires-python']),
    requires: requires.sort(),
  };
}

function both(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return `(${first}) and (${second})`;
}

function isProject(source: Table): boolean {
  return source.editable === '.' || source.virtual === '.';
}

/** What poetry.lock pins for the main group; nothing where it does not tell groups apart. Throws where it is no TOML. */
export function parsePoetryLock(text: string): DeclaredNeeds {
  const file = parse(text) as Table;
  // Only since Poetry 2 does a package say for which group and under which conditions it is there.
  const requires = tablesOf(file.package).flatMap(({ name, version, optional, groups, markers }) => {
    const isMain = Array.isArray(groups) && groups.includes('main');
    if (optional === true || !isMain || typeof name !== 'string' || typeof version !== 'string') return [];
    return [requirementText(name, `==${version}`, textOf(markers) ?? textOf(tableOf(markers).main))];
  });
  return { requiresPython: textOf(tableOf(file.metadata)['python-versions']), requires: requires.sort() };
}

/** What Pipfile.lock pins for use, not for development. Throws where it is no JSON. */
export function parsePipfileLock(text: string): DeclaredNeeds {
  const file = tableOf(JSON.parse(text));
  const python = textOf(tableOf(tableOf(file._meta).requires).python_version);
  return {
    ...(python === undefined ? {} : { requiresPython: `==${python}.*` }),
    requires: Object.entries(tableOf(file.default))
      .flatMap(([name, value]) => {
        const { version, markers } = tableOf(value);
        return typeof version === 'string' ? [requirementText(name, version, textOf(markers))] : [];
      })
      .sort(),
  };
}

function tablesOf(value: unknown): Table[] {
  return Array.isArray(value) ? value.map(tableOf) : [];
}

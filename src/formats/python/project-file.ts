import { parse } from 'smol-toml';
import { type DeclaredNeeds, requirementText, type Table, tableOf, textOf, textsOf } from './declared.js';

/** What pyproject.toml declares: the table `project` (PEP 621), or Poetry's; `undefined` where it has neither. Throws where it is no TOML. */
export function parseProjectFile(text: string): DeclaredNeeds | undefined {
  const file = parse(text) as Table;
  const poetry = tableOf(tableOf(file.tool).poetry);
  if (file.project !== undefined) return fromProject(tableOf(file.project), poetry);
  return poetry.dependencies === undefined ? undefined : fromPoetry(poetry);
}

function fromProject(project: Table, poetry: Table): DeclaredNeeds {
  const requires = textsOf(project.dependencies);
  const isThere = requires.length > 0 || poetry.dependencies === undefined;
  return {
    name: textOf(project.name),
    requiresPython: textOf(project['requires-python']),
    requires: isThere ? requires : fromPoetry(poetry).requires,
  };
}

function fromPoetry({ name, dependencies }: Table): DeclaredNeeds {
  const { python, ...others } = tableOf(dependencies);
  return {
    name: textOf(name),
    requiresPython: typeof python === 'string' ? specifiersOfPoetry(python) : undefined,
    requires: Object.entries(others).flatMap(([dependency, value]) => {
      const table = tableOf(value);
      const version = textOf(value) ?? textOf(table.version);
      if (table.optional === true) return [];
      const specifiers = version === undefined ? '' : (specifiersOfPoetry(version) ?? '');
      return [requirementText(dependency, specifiers, textOf(table.markers))];
    }),
  };
}

/** Poetry's constraints as PEP 440 has them (Poetry, Dependency specification); `undefined` for alternatives, which it has not. */
export function specifiersOfPoetry(constraint: string): string | undefined {
  if (constraint.includes('|')) return undefined;
  const parts = constraint.split(/\s*,\s*|\s+(?=[<>=!~^])/).map((part) => part.trim());
  return parts
    .filter((part) => part !== '' && part !== '*')
    .map((part) => {
      const [, sign = '', version = ''] = /^([<>=!~^]*)\s*(.*)$/.exec(part) ?? [];
      if (sign === '^') return `>=${version},<${above(version, firstThatCounts(version))}`;
      if (sign === '~') return `>=${version},<${above(version, version.includes('.') ? 1 : 0)}`;
      return sign === '' ? `==${version}` : `${sign}${version}`;
    })
    .join(',');
}

/** Which number of a version must not change: the first that is not zero. */
function firstThatCounts(version: string): number {
  const numbers = version.split('.');
  const first = numbers.findIndex((number) => Number.parseInt(number, 10) > 0);
  return first === -1 ? numbers.length - 1 : first;
}

function above(version: string, index: number): string {
  const numbers = version.split('.').slice(0, index + 1);
  return numbers.map((number, at) => (at === index ? Number.parseInt(number, 10) + 1 : number)).join('.');
}

import { ProjectDefinition } from '../../project/definition.js';
import { page, plain } from './page.js';
import { resolved, type Shape, typeOf } from './shape.js';

const INTRO = [
  '`hostdrift.yaml`, in the working directory or above, or `--config FILE`: every field that it may have. `NAME` stands for',
  'a name of your choice, `[]` for each item of a list. Relative paths lead from the file.',
  'Its JSON Schema is `dist/schemas/project.schema.json`.',
].join('\n');

/** The page of the project's file: every field, by its path. */
export function projectPage(): string {
  const rows = fields(resolved(ProjectDefinition) as Shape, '').map(
    ([path, shape]) => `| \`${path}\` | ${typeOf(shape)} | ${plain(shape.description ?? '')} |`,
  );
  return page('The project’s file', INTRO, ['| field | type | |', '|---|---|---|', ...rows].join('\n'));
}

/** Every field below a shape with its path, in the order in which they are declared. */
function fields(shape: Shape, above: string): [path: string, shape: Shape][] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]): [string, Shape][] => {
    const path = above === '' ? name : `${above}.${name}`;
    return [[path, inner], ...below(inner, path)];
  });
}

/** What lies below a field, whether it is a record, a map, a list of records, or may be one of these. */
function below(shape: Shape, path: string): [string, Shape][] {
  const { additionalProperties: values, items, anyOf = [] } = shape;
  return [
    ...fields(shape, path),
    ...(typeof values === 'object' ? [...below(values, `${path}.NAME`)] : []),
    ...(items === undefined ? [] : below(items, `${path}[]`)),
    ...anyOf.flatMap((each) => below(each, path)),
  ];
}

import * as z from 'zod';

/** The part of JSON Schema that the reference uses. */
export interface Shape {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** The JSON Schema with the definitions in place of the references to them. */
export function resolved(schema: z.ZodType): unknown {
  const { $defs = {}, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const replace = (value: unknown, inside: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, inside));
    if (typeof value !== 'object' || value === null) return value;
    const [, name] = /^#\/\$defs\/(.+)$/.exec(String(Reflect.get(value, '$ref'))) ?? [];
    // A definition within itself is told by its kind alone.
    if (name !== undefined) return inside.includes(name) ? { type: 'object' } : replace($defs[name], [...inside, name]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, inside)]));
  };
  return replace(json, []);
}

/** The type of a field, in words of JSON. */
export function typeOf(shape: Shape): string {
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((value) => `\`${String(value)}\``).join(', ');
  const alternatives = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (shape.items !== undefined) return `list of ${typeOf(shape.items)}`;
  return typeof shape.type === 'string' ? shape.type : 'any';
}

import * as z from 'zod';

/** Whether a value is what a schema describes. */
export type Check = (value: unknown) => boolean;

/**
 * A check that says the same as the schema, for values that came from JSON, many times as fast: it makes no copy and no
 * complaint. For what went wrong ask the schema.
 */
export function checkOf(schema: z.core.$ZodType): Check {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const asked: Check = (value) => z.safeParse(schema, value).success;
  if (isRefined(def)) return asked;
  switch (def.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'literal':
      return oneOf(def.values);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'optional':
      return optional(checkOf(def.innerType));
    case 'array':
      return arrayOf(checkOf(def.element));
    case 'record':
      // Keys of a closed set must all be there, which the schema sees to.
      return def.keyType._zod.def.type === 'string' ? recordOf(checkOf(def.keyType), checkOf(def.valueType)) : asked;
    case 'object':
      return objectOf(def.shape);
    case 'union':
      return anyOf(def.options.map(checkOf));
    default:
      return asked;
  }
}

/** Whether the schema asks for more than its type says: a format, a range, a conversion, no unknown fields. */
function isRefined(def: z.core.$ZodTypeDef): boolean {
  const { checks = [], format, coerce, catchall, mode } = def as z.core.$ZodTypeDef & Record<string, unknown>;
  return checks.length > 0 || [format, coerce, catchall, mode].some((more) => more !== undefined && more !== false);
}

function oneOf(values: Iterable<unknown>): Check {
  const known = new Set(values);
  return (value) => known.has(value);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function anyOf(checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

function arrayOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every((item) => check(item));
}

function recordOf(isKey: Check, isValue: Check): Check {
  return (value) => isRecord(value) && Object.keys(value).every((key) => isKey(key) && isValue(value[key]));
}

/** Fields that the schema does not know are passed over, as the schema does. */
function objectOf(shape: z.core.$ZodShape): Check {
  const fields = Object.entries(shape).map(([name, field]) => [name, checkOf(field)] as const);
  return (value) => isRecord(value) && fields.every(([name, check]) => check(value[name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

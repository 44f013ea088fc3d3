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
  if (isWholeNumber(def)) return Number.isSafeInteger;
  if (isRefined(def)) return asked;
  switch (def.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return Number.isFinite;
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
      return isAnyString(def.keyType._zod.def) ? recordOf(checkOf(def.valueType)) : asked;
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

/** Whether it is `z.int()`, and asks for nothing more. */
function isWholeNumber(def: z.core.$ZodTypeDef): boolean {
  const { type, checks = [], format, coerce } = def as z.core.$ZodTypeDef & Record<string, unknown>;
  return type === 'number' && format === 'safeint' && checks.length === 0 && !coerce;
}

function isAnyString(def: z.core.$ZodTypeDef): boolean {
  return def.type === 'string' && !isRefined(def);
}

function oneOf(values: Iterable<unknown>): Check {
  const known = new Set(values);
  return (value) => known.has(value);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function anyOf(checks: readonly Check[]): Check {
  return (value) => {
    for (const check of checks) if (check(value)) return true;
    return false;
  };
}

function arrayOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!check(item)) return false;
    return true;
  };
}

function recordOf(isValue: Check): Check {
  return (value) => {
    if (!isRecord(value)) return false;
    for (const key of Object.keys(value)) if (!isValue(value[key])) return false;
    return true;
  };
}

/** Fields that the schema does not know are passed over, as the schema does. */
function objectOf(shape: z.core.$ZodShape): Check {
  const names = Object.keys(shape).sort((a, b) => Number(isKind(shape[b])) - Number(isKind(shape[a])));
  const checks = names.map((name) => checkOf(shape[name] as z.core.$ZodType));
  return (value) => {
    if (!isRecord(value)) return false;
    for (let at = 0; at < names.length; at++) if (checks[at]?.(value[names[at] as string]) !== true) return false;
    return true;
  };
}

/** What tells the alternatives of a union apart is looked at first. */
function isKind(field: z.core.$ZodType | undefined): boolean {
  return field?._zod.def.type === 'literal';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

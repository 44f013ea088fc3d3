/** What is wrong in a JSON value, and where: the keys that lead there. */
export interface JsonFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Records and lists inside each other at most: the deepest fact has six. */
const MAX_DEPTH = 64;

/**
 * What in a parsed JSON value no snapshot has, although it is JSON: nesting without end, and numbers that are too large to
 * be numbers. `undefined` when there is nothing.
 */
export function findJsonFault(json: unknown): JsonFault | undefined {
  return isSound(json, MAX_DEPTH) ? undefined : locateFault(json);
}

/** Most values are: that is told without keeping account of where they are. `levels` may still be inside each other. */
function isSound(value: unknown, levels: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  // Not by `every`: a snapshot has a hundred thousand values, and most of them are texts.
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof inner !== 'string' && !isSound(inner, levels - 1)) return false;
  }
  return true;
}

/** Does not recurse: what is nested may be nested on purpose. */
function locateFault(json: unknown): JsonFault | undefined {
  const pending: Step[] = [{ value: json, key: '', depth: 0, parent: undefined }];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { value, depth } = step;
    if (typeof value === 'number' && !Number.isFinite(value)) return fault(step, 'a number that is too large');
    if (typeof value !== 'object' || value === null) continue;
    if (depth === MAX_DEPTH) return fault(step, `more than ${MAX_DEPTH} records inside each other`);
    for (const [key, inner] of Object.entries(value)) {
      const worthALook = typeof inner === 'object' || typeof inner === 'number';
      if (worthALook) pending.push({ value: inner, key, depth: depth + 1, parent: step });
    }
  }
  return undefined;
}

interface Step {
  readonly value: unknown;
  readonly key: string;
  readonly depth: number;
  readonly parent: Step | undefined;
}

function fault(step: Step, message: string): JsonFault {
  const path: string[] = [];
  for (let at: Step | undefined = step; at?.parent !== undefined; at = at.parent) path.unshift(at.key);
  return { path, message };
}

/**
 * The same value with the keys of every record in code-unit order: a record has no order of its own. What is in order
 * already, as nearly all facts are, is returned as it is.
 */
export function sorted<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.every((item) => sorted(item) === item) ? value : (value.map(sorted) as T);
  const record = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(record);
  let inOrder = true;
  for (let index = 0; index < keys.length && inOrder; index += 1) {
    const key = keys[index] as string;
    inOrder = (index === 0 || (keys[index - 1] as string) < key) && sorted(record[key]) === record[key];
  }
  return inOrder ? value : (Object.fromEntries(keys.sort().map((key) => [key, sorted(record[key])])) as T);
}

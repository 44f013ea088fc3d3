import { decodeName } from '../files/names.js';

/**
 * The records of a pax extended header, `LENGTH KEY=VALUE\n` each (POSIX.1-2017 pax, "pax Extended Header").
 * Reading stops quietly at the first malformed record, as tar implementations do. Values are text; `undefined` marks an
 * empty value, which takes an earlier one back.
 */
export function parsePax(bytes: Uint8Array): Map<string, string | undefined> {
  const records = new Map<string, string | undefined>();
  for (let at = 0; at < bytes.length; ) {
    let length = 0;
    let digit = at;
    for (; digit < bytes.length && digit < at + 20; digit += 1) {
      const value = (bytes[digit] ?? 0) - 48;
      if (value < 0 || value > 9) break;
      length = length * 10 + value;
    }
    const end = at + length;
    if (bytes[digit] !== 32 || end > bytes.length || end <= digit + 1 || bytes[end - 1] !== 10) return records;
    const equals = bytes.indexOf(61, digit + 1);
    if (equals === -1 || equals >= end) return records;
    const key = decodeName(bytes.subarray(digit + 1, equals));
    const value = decodeName(bytes.subarray(equals + 1, end - 1));
    records.set(key, value === '' ? undefined : value);
    at = end;
  }
  return records;
}

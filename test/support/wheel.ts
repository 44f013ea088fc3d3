import { jar } from './jar.js';

/** A wheel of a distribution with these lines in its metadata, and further members. */
export function wheel(
  name: string,
  lines: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Buffer {
  const metadata = ['Metadata-Version: 2.1', `Name: ${name}`, 'Version: 1.0', ...lines, '', 'Text'].join('\n');
  return jar({ [`${name}/__init__.py`]: '', [`${name}-1.0.dist-info/METADATA`]: metadata, ...more });
}

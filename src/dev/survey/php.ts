/** A program that tells which functions and classes each extension of the PHP that runs it brings: one line of JSON. */
export const PHP_REPORT = `<?php
$found = ['version' => PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, 'functions' => [], 'classes' => []];
foreach (get_loaded_extensions() as $name) {
    $extension = new ReflectionExtension($name);
    $found['functions'][strtolower($name)] = array_keys($extension->getFunctions());
    $found['classes'][strtolower($name)] = array_map('strtolower', $extension->getClassNames());
}
echo json_encode($found);
`;

/** What one PHP says that it has, by extension. */
export interface PhpAnswer {
  readonly version: string;
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly classes: Readonly<Record<string, readonly string[]>>;
}

/** Without these there is no PHP. */
const ALWAYS = new Set(['core', 'standard', 'spl', 'date', 'pcre', 'reflection', 'random', 'hash', 'lexbor', 'uri']);

/** Words of the language that newer releases also list as functions. */
const WORDS = new Set(['exit', 'die']);

/** The text of a module that says which extension brings what, and which releases have what is in every PHP. */
export function phpSurveyModule(answers: readonly PhpAnswer[]): string {
  const versions = answers.map(({ version }) => version).sort(byVersion);
  return `// Made by npm run survey -- php from the answers of PHP ${versions.join(', ')}: not to be edited.

/** The releases that were asked, oldest first. */
export const PHP_SURVEYED = [${versions.map((version) => `'${version}'`).join(', ')}] as const;

/** Functions by the extension that brings them, where a PHP may lack it. */
export const EXTENSION_FUNCTIONS: Readonly<Record<string, string>> = {
${byExtension(answers, 'functions')}};

/** Classes likewise, in lower case. */
export const EXTENSION_CLASSES: Readonly<Record<string, string>> = {
${byExtension(answers, 'classes')}};

/** Functions of every PHP that not all releases have: from, and before, of those that were asked. */
export const PHP_FUNCTIONS: Readonly<Record<string, string>> = {
${byRelease(answers, versions, 'functions')}};

/** Classes likewise, in lower case. */
export const PHP_CLASSES: Readonly<Record<string, string>> = {
${byRelease(answers, versions, 'classes')}};
`;
}

type Part = 'functions' | 'classes';

function byExtension(answers: readonly PhpAnswer[], part: Part): string {
  const found = new Map<string, Set<string>>();
  for (const answer of answers) {
    for (const [extension, names] of Object.entries(answer[part])) {
      if (ALWAYS.has(extension)) continue;
      const known = found.get(extension) ?? new Set();
      for (const name of names) if (/^[\w\\]+$/.test(name)) known.add(name.toLowerCase());
      found.set(extension, known);
    }
  }
  const rows = [...found].filter(([, names]) => names.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([extension, names]) => row(extension, [...names])).join('');
}

function byRelease(answers: readonly PhpAnswer[], versions: readonly string[], part: Part): string {
  const ranges = new Map<string, string[]>();
  for (const [name, which] of havingAlways(answers, part)) {
    const sorted = which.toSorted(byVersion);
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    const range = `${first === versions[0] ? '' : first}-${versions[versions.indexOf(last) + 1] ?? ''}`;
    if (range !== '-') ranges.set(range, [...(ranges.get(range) ?? []), name]);
  }
  return [...ranges]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([range, names]) => row(range, names))
    .join('');
}

/** The releases that have each name of what is in every PHP. */
function havingAlways(answers: readonly PhpAnswer[], part: Part): ReadonlyMap<string, readonly string[]> {
  const having = new Map<string, string[]>();
  for (const answer of answers) {
    const always = Object.entries(answer[part]).filter(([extension]) => ALWAYS.has(extension));
    for (const name of always.flatMap(([, names]) => names).map((each) => each.toLowerCase())) {
      if (!WORDS.has(name)) having.set(name, [...(having.get(name) ?? []), answer.version]);
    }
  }
  return having;
}

function row(key: string, names: readonly string[]): string {
  const label = /^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`;
  const text = [...names].sort().join(' ').replaceAll('\\', '\\\\');
  const line = `  ${label}: '${text}',\n`;
  return line.length > 121 ? `  ${label}:\n    '${text}',\n` : line;
}

function byVersion(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  return (x?.[0] ?? 0) - (y?.[0] ?? 0) || (x?.[1] ?? 0) - (y?.[1] ?? 0);
}

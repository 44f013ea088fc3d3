import type { Asking, Raised, RequiredLanguage, RequiredPython, Requirements } from '../../model/requirement.js';
import { prose, visible } from '../../model/visible.js';

/** One need in words, for a line of a table. */
export interface Row {
  /** Empty where the line belongs to the one above. */
  readonly label: string;
  readonly value: string;
}

/** Names that a line lists; the others are counted. */
const LISTED = 3;

/** How the C libraries call themselves. */
const LIBCS = { glibc: 'glibc', musl: 'musl', bionic: 'bionic (Android)', uclibc: 'uClibc' } as const;

/** Everything but the libraries, a row each kind. */
export function rows({ architectures, kernel, libcs, interpreters, python, broken }: Requirements): Row[] {
  const named = (kind: (typeof interpreters)[number]['kind']) => interpreters.filter((each) => each.kind === kind);
  return [
    ...architectures.map((each) => ({ label: 'architecture', value: architecture(each) })),
    ...(kernel === undefined ? [] : [{ label: 'kernel', value: `Linux ${prose(kernel.minimum)} or newer` }]),
    ...libcs.flatMap(({ family, version, raisedBy }) => [
      { label: 'C library', value: LIBCS[family] + (version === undefined ? '' : ` ${prose(version)} or newer`) },
      ...raisedLines(raisedBy).map((value) => ({ label: '', value })),
    ]),
    ...named('loader').map(({ name }) => ({ label: 'loader', value: visible(name) })),
    ...named('script').map(({ name, files }) => ({ label: 'interpreter', value: `${visible(name)}${by(files)}` })),
    ...named('command').map(({ name, files }) => ({
      label: 'interpreter',
      value: `${visible(name)} in PATH${by(files)}`,
    })),
    ...(python === undefined ? [] : pythonRows(python)),
    ...broken.map(({ path, message }) => ({ label: 'damaged', value: `${visible(path)}: ${prose(message)}` })),
  ];
}

/** What is declared, and what only the code tells. */
function pythonRows({ versions, packages }: RequiredPython): Row[] {
  const asked = ({ specifiers, basis, files: paths }: RequiredPython['versions'][number]) =>
    `${visible(specifiers)}${by(paths, basis)}`;
  return [
    ...(versions.length === 0 && packages.length > 0 ? [{ label: 'Python', value: '3' }] : []),
    ...versions.map((each) => ({ label: 'Python', value: asked(each) })),
    ...packages.map((each) => ({
      label: each.basis === 'declared' ? 'Python package' : 'Python module',
      value: `${visible(each.name)}${asked(each)}`,
    })),
  ];
}

function architecture({ machine, class: width, isaLevel = 1, isaFiles = [] }: Requirements['architectures'][number]) {
  const level = isaLevel > 1 ? `, processor of level x86-64-v${isaLevel}${by(isaFiles)}` : '';
  return `${visible(machine)}, ${width}-bit${level}`;
}

/** Which files ask for the newest version of the C library, and with what; the first few. */
function raisedLines(raised: readonly Raised[]): string[] {
  const lines = raised.slice(0, LISTED).map(({ version, path, functions }) => {
    const through = functions.length === 0 ? '' : ` for ${listed(functions)}`;
    return `${visible(version)} in ${visible(path)}${through}`;
  });
  return raised.length > LISTED ? [...lines, `and in ${files(raised.length - LISTED)} more`] : lines;
}

/** Who asks, and with which functions. */
export function askingLine({ path, asks, functions, optional }: Asking): Row {
  const through = functions.length === 0 ? '' : `: ${functions.map(visible).join(', ')}`;
  return { label: visible(path), value: `${visible(asks)}${optional === true ? ' (optional)' : ''}${through}` };
}

/** Names as a list, the first few. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map(visible).join(', ');
  return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}

/** `1 file`, `12 files`. */
export function files(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

/** Who asks, behind what is asked for: the file, or how many there are. */
export function by(paths: readonly string[], how?: string): string {
  return ` (${how === undefined ? '' : `${how}: `}${paths.length > 1 ? files(paths.length) : listed(paths)})`;
}

/** What files of a language are called, one and many. */
const COUNTED: Readonly<Record<RequiredLanguage['language'], readonly [one: string, many: string]>> = {
  java: ['Java archive', 'Java archives'],
  node: ['JavaScript file', 'JavaScript files'],
  perl: ['Perl file', 'Perl files'],
  php: ['PHP file', 'PHP files'],
  ruby: ['Ruby file', 'Ruby files'],
};

/** What the payload was found to be made of: `2 programs, 1 script`. */
export function contents({ programs, scripts, libraries, python, languages, windows, macos }: Requirements): string {
  const parts = [
    [programs, 'program', 'programs'],
    [scripts, 'script', 'scripts'],
    [libraries, 'library', 'libraries'],
    [python?.files ?? 0, 'Python file', 'Python files'],
    ...languages.map(({ language, files: count }) => [count, ...COUNTED[language]] as const),
    [windows?.files ?? 0, 'file for Windows', 'files for Windows'],
    [macos?.files ?? 0, 'file for macOS', 'files for macOS'],
  ] as const;
  const some = parts.filter(([count]) => count > 0);
  return some.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`).join(', ');
}

import type { NginxDirective, NginxText } from '../../../formats/config/nginx.js';
import type { TextProblem } from '../../../formats/text-problem.js';
import type { ConfigurationFile, ConfigurationFiles } from '../settings/files.js';

/** A directive with the file that it stands in; includes are replaced by what they include. */
export interface PlacedDirective {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly file: ConfigurationFile;
  readonly line: number;
  readonly block?: readonly PlacedDirective[];
}

/** A whole configuration. */
export interface LoadedNginx {
  /** Where relative names start. */
  readonly base: string;
  readonly directives: readonly PlacedDirective[];
  /** Files that nginx would refuse. */
  readonly broken: readonly { readonly file: ConfigurationFile; readonly problem: TextProblem }[];
}

/** Files in files; nginx itself only ends where it has no more descriptors. */
const MAX_DEPTH = 10;

/** Directives of the whole configuration, with files that are included several times. */
const MOST_DIRECTIVES = 100_000;

/** Reads `main` and what it includes; relative names start from its directory, wherever they stand. */
export function loadNginx(
  main: ConfigurationFile,
  files: ConfigurationFiles,
  parse: (text: string) => NginxText,
): LoadedNginx {
  const base = main.path.slice(0, main.path.lastIndexOf('/'));
  const parsed = new Map<string, NginxText>();
  const broken: { file: ConfigurationFile; problem: TextProblem }[] = [];
  let left = MOST_DIRECTIVES;

  const textOf = (file: ConfigurationFile): NginxText => {
    const known = parsed.get(file.path);
    if (known !== undefined) return known;
    const text = parse(file.text);
    parsed.set(file.path, text);
    const [problem] = text.problems;
    if (problem !== undefined) broken.push({ file, problem });
    return text;
  };

  const place = (list: readonly NginxDirective[], file: ConfigurationFile, depth: number): PlacedDirective[] =>
    list.flatMap(({ name, parameters, line, block }): PlacedDirective[] => {
      if (left-- <= 0) return [];
      const whole = { name, parameters, file, line };
      if (name === 'include' && block === undefined) {
        const [pattern = ''] = parameters;
        const lost = !/[*?[]/.test(pattern) && files.isAbsent(absolute(pattern, base));
        return lost ? [whole] : included(pattern, depth);
      }
      return [block === undefined ? whole : { ...whole, block: place(block, file, depth) }];
    });

  const included = (pattern: string, depth: number): PlacedDirective[] => {
    if (depth >= MAX_DEPTH || pattern === '') return [];
    return files.glob(absolute(pattern, base)).flatMap((path) => {
      const file = files.read(path);
      return file === undefined ? [] : place(textOf(file).directives, file, depth + 1);
    });
  };

  return { directives: place(textOf(main).directives, main, 0), broken, base };
}

/** Relative names start from the directory of the main file. */
function absolute(path: string, base: string): string {
  return path.startsWith('/') ? path : `${base}/${path}`;
}

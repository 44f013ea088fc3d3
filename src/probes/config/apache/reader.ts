import { type ApacheDirective, parseApache } from '../../../formats/config/apache.js';
import type { TextProblem } from '../../../formats/text-problem.js';
import type { ConfigurationFile, ConfigurationFiles } from '../settings/files.js';

/** A directive with the file that it stands in. */
export interface PlacedApacheDirective {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly file: ConfigurationFile;
  readonly line: number;
  readonly block?: readonly PlacedApacheDirective[];
}

const MAX_DEPTH = 10;

const MOST_DIRECTIVES = 100_000;

/** Reads a file of Apache with what it includes in its place, and only those conditions that hold for the modules loaded. */
export class ApacheReader {
  readonly broken: { readonly file: ConfigurationFile; readonly problem: TextProblem }[] = [];
  /** Modules that were loaded so far, by their identifier and their file's name. */
  readonly #modules = new Set<string>();
  /** What `Define` has set so far. */
  readonly #defined = new Map<string, string>();
  #left = MOST_DIRECTIVES;

  /** `variables` are those of the environment that it is started with. */
  constructor(
    private readonly files: ConfigurationFiles,
    private readonly root: string,
    private readonly variables: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The directives of the file at `path`; none where it could not be read. */
  read(path: string, depth = 0): readonly PlacedApacheDirective[] {
    const file = depth > MAX_DEPTH ? undefined : this.files.read(path);
    if (file === undefined) return [];
    const { directives, problems } = parseApache(file.text);
    const [problem] = problems;
    if (problem !== undefined) this.broken.push({ file, problem });
    return this.#place(directives, file, depth);
  }

  #place(directives: readonly ApacheDirective[], file: ConfigurationFile, depth: number): PlacedApacheDirective[] {
    return directives.flatMap(({ name, parameters, line, block }): readonly PlacedApacheDirective[] => {
      if (this.#left-- <= 0) return [];
      const placed = { name, parameters: parameters.map((parameter) => this.#filledIn(parameter)), file, line };
      return block === undefined ? this.#single(placed, depth) : this.#section(placed, block, depth);
    });
  }

  #single(directive: PlacedApacheDirective, depth: number): readonly PlacedApacheDirective[] {
    const { name, parameters } = directive;
    const [first = '', second = ''] = parameters;
    const word = name.toLowerCase();
    if (word === 'include' && this.#isLost(first)) return [directive];
    if (word === 'include' || word === 'includeoptional') return this.#included(first, depth);
    if (word === 'loadmodule') this.#load(parameters);
    if (word === 'define') this.#defined.set(first, second);
    if (word === 'undefine') this.#defined.delete(first);
    return [directive];
  }

  #section(
    section: PlacedApacheDirective,
    block: readonly ApacheDirective[],
    depth: number,
  ): readonly PlacedApacheDirective[] {
    const [first = ''] = section.parameters;
    const word = section.name.toLowerCase();
    const holds = word === 'ifmodule' ? this.#holds(first) : word === 'ifdefine' ? this.#isDefined(first) : undefined;
    if (holds === false) return [];
    const inside = this.#place(block, section.file, depth);
    return holds === true ? inside : [{ ...section, block: inside }];
  }

  /** `${NAME}` is what `Define` or the environment has; unknown ones stay as they are. */
  #filledIn(text: string): string {
    if (!text.includes('${')) return text;
    return text.replace(
      /\$\{([^}]+)\}/g,
      (whole, name: string) => this.#defined.get(name) ?? this.variables.get(name) ?? whole,
    );
  }

  /** Without a wildcard there must be such a file. */
  #isLost(pattern: string): boolean {
    return pattern !== '' && !/[*?[$]/.test(pattern) && this.files.isAbsent(this.absolute(pattern));
  }

  /** Relative names start from the server's root. */
  absolute(path: string): string {
    return path.startsWith('/') ? path : `${this.root}/${path}`;
  }

  /** A directory stands for all files below it. */
  #included(pattern: string, depth: number): PlacedApacheDirective[] {
    const whole = this.absolute(pattern);
    const below = this.files.names(whole).map((name) => `${whole}/${name}`);
    return (below.length > 0 ? below : this.files.glob(whole)).flatMap((path) => this.read(path, depth + 1));
  }

  /** What is not defined here may be on the command line: then that is not known. */
  #isDefined(condition: string): boolean | undefined {
    const negated = condition.startsWith('!');
    return this.#defined.has(negated ? condition.slice(1) : condition) ? !negated : undefined;
  }

  #load([identifier = '', path = '']: readonly string[]): void {
    this.#modules.add(identifier);
    this.#modules.add(path.slice(path.lastIndexOf('/') + 1).replace(/\.so$/, '.c'));
  }

  #holds(condition: string): boolean {
    const negated = condition.startsWith('!');
    return this.#modules.has(negated ? condition.slice(1) : condition) !== negated;
  }
}

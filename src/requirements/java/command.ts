/** What a command line of Java makes it load. */
export interface JavaCommand {
  /** Files that its main class may lie in, as written: an archive, or class files. */
  readonly candidates: readonly string[];
  /** Where classes are looked for, as written: directories, archives, and `dir/*` for the archives of one. */
  readonly classPath: readonly string[];
  /** What is said to the virtual machine, as written. */
  readonly options: readonly string[];
  /** Modules of `--add-modules`, where no module path is given beside. */
  readonly modules: readonly string[];
  /** The archive of `-jar`, or the class that is named; neither where words lie in a file, or a module is started. */
  readonly starts?: { readonly kind: 'archive' | 'class'; readonly name: string };
}

const VALUED = new Set(['-d', '--add-opens', '--add-exports', '--add-reads', '--add-modules', '--module-path', '-p']);
const CLASS_PATH = new Set(['-cp', '-classpath', '--class-path']);

/** Reads the words behind the name of the program; `undefined` when it is not Java that is started. */
export function readJavaCommand(command: readonly string[]): JavaCommand | undefined {
  const [program = '', ...words] = command;
  return /(?:^|\/)java$/.test(program) ? new Words(words).read() : undefined;
}

class Words {
  #classPath: readonly string[] = ['.'];
  readonly #options: string[] = [];
  readonly #modules: string[] = [];
  /** Nothing that is needed lies in another file, and no module path is given. */
  #isPlain = true;

  constructor(readonly words: readonly string[]) {}

  read(): JavaCommand {
    for (let at = 0; at < this.words.length; at++) {
      const word = this.words[at] ?? '';
      const next = this.words[at + 1] ?? '';
      if (word === '-jar') {
        return this.#command({ candidates: [next], classPath: [next], starts: { kind: 'archive', name: next } });
      }
      if (word === '-m' || /^--module(?:=|$)/.test(word)) return this.#command({});
      if (word.startsWith('@')) this.#isPlain = false;
      else if (!word.startsWith('-')) return this.#class(word);
      else if (this.#option(word, next)) at += 1;
    }
    return this.#command({});
  }

  /** Takes an option; whether the next word was its value. */
  #option(word: string, next: string): boolean {
    const [name, value = next] = split(word);
    const isClassPath = CLASS_PATH.has(name);
    if (isClassPath) this.#classPath = value.split(':');
    else if (!VALUED.has(name)) this.#options.push(word);
    if (name === '--add-modules') this.#modules.push(...value.split(','));
    if (name === '-p' || name === '--module-path') this.#isPlain = false;
    return word === name && (isClassPath || VALUED.has(name));
  }

  #class(name: string): JavaCommand {
    const starts = this.#isPlain ? { starts: { kind: 'class' as const, name } } : {};
    return this.#command({ candidates: placesOf(this.#classPath, name), ...starts });
  }

  #command(rest: Partial<JavaCommand>): JavaCommand {
    const modules = this.#isPlain ? this.#modules : [];
    return { candidates: [], classPath: this.#classPath, options: this.#options, modules, ...rest };
  }
}

/** `--add-modules=a` as its name and its value. */
function split(word: string): [name: string, value?: string] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  return equals === -1 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** A class in a class path: the first of these that is there. Archives that only start-up code names are not looked at. */
function placesOf(classPath: readonly string[], mainClass: string): string[] {
  const file = `${mainClass.replaceAll('.', '/')}.class`;
  return classPath.map((place) => (/\.(?:jar|war)$/.test(place) ? place : `${place === '' ? '.' : place}/${file}`));
}

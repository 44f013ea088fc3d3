/** What a command line of Java makes it load. */
export interface JavaCommand {
  /** Files that its main class may lie in, as written: an archive, or class files. */
  readonly candidates: readonly string[];
  /** Where classes are looked for, as written: directories, archives, and `dir/*` for the archives of one. */
  readonly classPath: readonly string[];
  /** What is said to the virtual machine, as written. */
  readonly options: readonly string[];
}

const VALUED = new Set(['-p', '--module-path', '--add-modules', '--add-opens', '--add-exports', '--add-reads', '-d']);

/** Reads the words behind the name of the program; `undefined` when it is not Java that is started. */
export function readJavaCommand(command: readonly string[]): JavaCommand | undefined {
  const [program = '', ...words] = command;
  if (!/(?:^|\/)java$/.test(program)) return undefined;
  const options: string[] = [];
  let classPath = ['.'];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-jar') {
      const archive = words[at + 1] ?? '';
      return { candidates: [archive], classPath: [archive], options };
    }
    if (word === '-cp' || word === '-classpath' || word === '--class-path') classPath = (words[++at] ?? '').split(':');
    else if (VALUED.has(word)) at += 1;
    else if (word.startsWith('-')) options.push(word);
    else return { candidates: placesOf(classPath, word), classPath, options };
  }
  return { candidates: [], classPath, options };
}

/** A class in a class path: the first of these that is there. Archives that only start-up code names are not looked at. */
function placesOf(classPath: readonly string[], mainClass: string): string[] {
  const file = `${mainClass.replaceAll('.', '/')}.class`;
  return classPath.map((place) => (/\.(?:jar|war)$/.test(place) ? place : `${place === '' ? '.' : place}/${file}`));
}

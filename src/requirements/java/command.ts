/** What a command line of Java makes it load. */
export interface JavaCommand {
  /** Files that its main class may lie in, as written: an archive, or class files. */
  readonly candidates: readonly string[];
}

const VALUED = new Set(['-p', '--module-path', '--add-modules', '--add-opens', '--add-exports', '--add-reads', '-d']);

/** Reads the words behind the name of the program; `undefined` when it is not Java that is started. */
export function readJavaCommand(command: readonly string[]): JavaCommand | undefined {
  const [program = '', ...words] = command;
  if (!/(?:^|\/)java$/.test(program)) return undefined;
  let path = '.';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-jar') return { candidates: [words[at + 1] ?? ''] };
    if (word === '-cp' || word === '-classpath' || word === '--class-path') path = words[++at] ?? '';
    else if (VALUED.has(word)) at += 1;
    else if (!word.startsWith('-')) return { candidates: inPath(path, word) };
  }
  return { candidates: [] };
}

/** A class in a class path: the first of these that is there. Archives that only start-up code names are not looked at. */
function inPath(path: string, mainClass: string): string[] {
  const file = `${mainClass.replaceAll('.', '/')}.class`;
  return path
    .split(':')
    .map((place) => (/\.(?:jar|war)$/.test(place) ? place : `${place === '' ? '.' : place}/${file}`));
}

import { type Deployment, entryOf } from '../../model/proof.js';
import { type JavaCommand, readJavaCommand } from './command.js';
import type { Classes, JavaWorld } from './world.js';

/** A program in Java that is started. */
export interface Started {
  readonly entry: string;
  /** The name of the program that runs it. */
  readonly program: string;
  /** Where its main class lies; `undefined` where it was not found. */
  readonly main: Classes | undefined;
  /** Where classes are looked for: paths of the target, or relative to the working directory. */
  readonly classPath: readonly string[];
  readonly options: readonly string[];
  /** See {@link JavaCommand.modules}. */
  readonly modules: readonly string[];
  readonly starts?: JavaCommand['starts'];
  /** Whether somebody said that it is started; an archive with a main class may as well be a library. */
  readonly named: boolean;
}

/** Commands with the files that they load; the files that are named; archives with a main class where nobody says. */
export function startedOf(world: JavaWorld, { commands, entries }: Deployment): Started[] {
  const ofCommands = (commands ?? []).flatMap((command): Started[] => {
    const read = readJavaCommand(command);
    if (read === undefined) return [];
    const main = read.candidates.map((path) => world.classes(path)).find((one) => one !== undefined);
    return [{ entry: entryOf(command), program: command[0] ?? 'java', main, ...read, named: true }];
  });
  const brought = [...world.brought()];
  const named = entries?.map((path) => world.deployed(path));
  const own = brought.filter(({ path, fact }) =>
    named === undefined ? commands === undefined && fact.mainClass !== undefined : named.includes(path),
  );
  return [
    ...ofCommands,
    ...own.map((main) => ({
      entry: main.path,
      program: 'java',
      main,
      classPath: [rootOf(main)],
      options: [],
      modules: [],
      named: named !== undefined,
    })),
  ];
}

/** An archive, or the directory of a class: which package the class is in is not looked at, and its directory taken. */
function rootOf({ path }: Classes): string {
  return path.endsWith('.class') ? path.slice(0, path.lastIndexOf('/')) || '/' : path;
}

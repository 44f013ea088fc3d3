import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EnvironmentError } from '../model/problem.js';

/** A text file, with the name under which messages speak of it. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The rule packs at `path`: that file, or every `.yaml` and `.yml` file of that directory, sorted by name. Files are called
 * as the user called them. Throws {@link EnvironmentError} when there is nothing there or it cannot be read.
 */
export async function readPackFiles(path: string): Promise<readonly TextFile[]> {
  try {
    const names = (await stat(path)).isDirectory() ? await packsIn(path) : [path];
    return await Promise.all(names.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(`The rules at ${path} cannot be read: ${cause}`, ADVICE, { cause: error });
  }
}

async function packsIn(directory: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.')).sort();
  if (names.length > 0) return names.map((name) => join(directory, name));
  throw new EnvironmentError(`There is no rule pack in ${directory}: none of its files ends in .yaml.`, ADVICE);
}

const ADVICE = 'Name a rule pack, which is a YAML file, or a directory with some.';

/**
 * The packs that come with the tool and their compiled form, from the `rules` directory and the file `rules.json` at these
 * paths; without that file the packs alone. They are called `rules/NAME`, wherever the tool is installed.
 * Throws {@link EnvironmentError} when the packs are not there.
 */
export async function readShippedPacks(
  directory: string,
  compiledFile: string,
): Promise<{ readonly files: readonly TextFile[]; readonly compiled?: string }> {
  const [files, compiled] = await Promise.all([
    readPackFiles(directory),
    readFile(compiledFile, 'utf8').catch(ifAbsent),
  ]);
  const named = files.map(({ name, text }) => ({ name: `rules/${basename(name)}`, text }));
  return { files: named, ...(compiled === undefined ? {} : { compiled }) };
}

/** The compiled form only saves time: where it is not, the packs are read. */
function ifAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

import type { Deployment } from '../model/proof.js';
import type { Snapshot } from '../model/snapshot.js';

/** What an image starts, where that is a matter of its payload. */
export type Start = Pick<Deployment, 'commands' | 'directory'>;

/**
 * The command line of the source's image, as a container starts it (OCI image specification: Entrypoint, Cmd, WorkingDir),
 * when some word of it names a file of the payload: then it is the payload that it starts, by whatever program. A command
 * of the system alone says nothing of the payload. `undefined` where there is none.
 *
 * @param files paths of the payload's files.
 */
export function startOf({ sections }: Snapshot, files: ReadonlySet<string>): Start | undefined {
  const config = sections.image?.facts.config;
  if (config === undefined) return undefined;
  const command = [...words(config.entrypoint), ...words(config.command)];
  const directory = typeof config.workingDirectory === 'string' ? config.workingDirectory || '/' : '/';
  const names = command.slice(1).flatMap((word) => paths(word, directory));
  return names.some((path) => files.has(path)) ? { commands: [command], directory } : undefined;
}

/** What a word may name: a path, relative to the working directory, or several, as in a class path. */
function paths(word: string, directory: string): string[] {
  return word
    .replace(/^-[^=]*=/, '')
    .split(':')
    .map((part) =>
      part.startsWith('/') ? part : `${directory === '/' ? '' : directory}/${part.replace(/^\.\//, '')}`,
    );
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

import type { Scene } from '../scene.js';

/** Where execvp(3) looks without PATH (glibc, musl: `/bin` and `/usr/bin`). */
const DEFAULT_PATH = '/bin:/usr/bin';

/** What came of looking for a command. */
export type Command =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing'; readonly searched: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Looks for a command as execvp(3) does: a name with a slash is a path; what cannot be executed is passed over. */
export function findCommand({ view, deployment }: Scene, name: string): Command {
  if (name.includes('/')) {
    const path = name.startsWith('/') ? name : `/${name}`;
    const found = view.find(path);
    if (found.kind === 'unknown') return found;
    return found.kind === 'missing' ? { kind: 'missing', searched: 'the target' } : { kind: 'found', path };
  }
  const searched = deployment.environment.PATH ?? DEFAULT_PATH;
  let reason: string | undefined;
  for (const directory of searched.split(':')) {
    const path = `${directory === '' ? '' : directory}/${name}`;
    const found = view.find(path);
    if (found.kind === 'missing') continue;
    if (found.kind === 'unknown') reason ??= found.reason;
    else if (found.kind !== 'odd' || (found.what !== 'directory' && found.what !== 'not-executable')) {
      return { kind: 'found', path };
    }
  }
  return reason === undefined ? { kind: 'missing', searched } : { kind: 'unknown', reason };
}

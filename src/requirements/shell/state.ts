import type { ShellNode } from '../../formats/shell/nodes.js';
import type { Unmet } from '../../model/proof.js';

/** How a command ended: well, badly and for want of what, or nobody can tell. */
export type Outcome =
  | { readonly status: 'unknown' }
  /** It may do well because something it asked for is not there. */
  | { readonly status: 'ok'; readonly because?: readonly Unmet[] | undefined }
  | { readonly status: 'fails'; readonly because: readonly Unmet[] };

/** An outcome, and whether it ends more than the command: the script, or the function or loop that it stands in. */
export type Flow = Outcome & { readonly ends?: 'script' | 'function' | 'loop' | undefined };

/** What a shell has in mind while it goes through a script. */
export interface ShellState {
  /** `set -e`. `undefined`: perhaps. */
  errexit: boolean | undefined;
  pipefail: boolean;
  /** What is reached here is reached in some runs only. */
  maybe: boolean;
  /** The same until the function returns: some runs returned early. */
  mayReturn: boolean;
  /** Some runs that take a branch do not go on behind it. */
  mayLeave: boolean;
  /** PATH; `undefined` where nobody can tell. */
  path: string | undefined;
  /** Names may be functions of files that were read in, or programs that were installed meanwhile. */
  opaque: boolean;
  /** Users and groups may have been made meanwhile. */
  newUsers: boolean;
  /** How many functions are being called. */
  depth: number;
  /** What `trap … EXIT` runs in the end; `undefined` where that is nothing, or not known. */
  atExit: string | undefined;
  readonly functions: Map<string, ShellNode>;
  /** What led here: a script that gives up here does so for want of it. */
  readonly reasons: readonly Unmet[];
}

/** A state that goes its own way: that of a subshell, or of a branch. */
export function copyOf(state: ShellState, more: Partial<ShellState> = {}): ShellState {
  return { ...state, functions: new Map(state.functions), ...more };
}

/** What is left of a state behind branches of which one was taken. */
export function merge(state: ShellState, branches: readonly ShellState[]): void {
  for (const branch of branches) {
    state.errexit = state.errexit === branch.errexit ? state.errexit : undefined;
    state.path = state.path === branch.path ? state.path : undefined;
    state.pipefail ||= branch.pipefail;
    if (state.atExit !== branch.atExit) state.atExit = undefined;
    state.opaque ||= branch.opaque || [...branch.functions.keys()].some((name) => !state.functions.has(name));
    state.newUsers ||= branch.newUsers;
    state.mayReturn ||= branch.mayReturn;
    if (branch.mayLeave) doubt(state);
  }
}

/** From here on the script is perhaps not reached. */
export function doubt(state: ShellState): void {
  state.maybe = true;
  state.mayLeave = true;
}

import { COMMANDS } from '../busybox/options.js';

/** Syntax that not every shell reads, or reads only since a version of bash. */
export interface ShellSyntax {
  /** As a person would write it: `x=(…)`. */
  readonly what: string;
  readonly line: number;
  /** Version of bash that brought it; absent for what every bash in use reads and a plain `sh` does not. */
  readonly since?: string;
}

/**
 * A simple command. A word is its text without quotes; `$` stands for whatever an expansion or a pattern gives there.
 * Arguments are kept only of commands whose arguments matter, see {@link KEPT}.
 */
export interface RunNode {
  readonly run: readonly string[];
  readonly line: number;
  /** Variables that are set in front of it, or alone: name and value, of PATH as written; of others where it is known. */
  readonly set?: readonly (readonly [name: string, value: string])[];
  /** Command substitutions in its words. */
  readonly inner?: readonly ShellNode[];
  /** What it says on standard error is thrown away. */
  readonly quiet?: true;
  /** It writes to a file in a directory of programs. */
  readonly installs?: true;
  /** Newer syntax of bash in its words. */
  readonly newer?: ShellSyntax;
}

/** What of a shell's grammar matters to what it runs. Names are those of POSIX, 2.9. */
export type ShellNode =
  | RunNode
  | { readonly list: readonly ShellNode[] }
  | { readonly and: readonly [ShellNode, ShellNode] }
  | { readonly or: readonly [ShellNode, ShellNode] }
  | { readonly not: ShellNode }
  | { readonly pipe: readonly ShellNode[] }
  | { readonly background: ShellNode }
  | { readonly subshell: ShellNode }
  | { readonly if: ShellNode; readonly do: ShellNode; readonly else?: ShellNode }
  | { readonly while: ShellNode; readonly do: ShellNode }
  | { readonly for: ShellNode }
  | { readonly case: readonly ShellNode[] }
  | { readonly function: string; readonly body: ShellNode }
  | { readonly unknown: true };

/** A complete command at the top of a script: a shell reads it whole before it runs any of it. */
export interface ShellStatement {
  readonly do: ShellNode;
  readonly line: number;
  /** The first syntax in it that a plain `sh` does not read. */
  readonly beyond?: ShellSyntax;
}

/** What a script does, as far as it could be read. */
export interface ShellScript {
  readonly body: readonly ShellStatement[];
  /** Line from which on it could not be read. */
  readonly cut?: number;
  /**
   * Its lines end with a carriage return: as a part of `words`, of `options` of set, which dash and BusyBox refuse, or of
   * keywords, which keeps every shell from seeing where a command ends.
   */
  readonly returns?: 'words' | 'options' | 'syntax';
  /** What could not be read is not finished where the file ends: no shell reads it either. */
  readonly unfinished?: true;
}

/** Words that end a list when they stand where a command could. */
export const CLOSING: ReadonlySet<string> = new Set(['then', 'fi', 'do', 'done', 'elif', 'else', 'esac', '}']);

/** How the directory that a script lies in is written in words, whichever way it asks for it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
export const OWN_DIRECTORY = '${0%/*}';

/** Commands whose arguments decide something. */
export const KEPT: ReadonlySet<string> = new Set([
  ...['.', ':', '[', 'alias', 'builtin', 'command', 'declare', 'eval', 'exec', 'exit', 'export', 'hash', 'local'],
  ...['readonly', 'return', 'set', 'shopt', 'source', 'test', 'trap', 'type', 'typeset', 'unset', 'wait', 'which'],
  ...['chgrp', 'chown', 'cp', 'env', 'gosu', 'id', 'install', 'ln', 'mv', 'nice', 'nohup', 'runuser', 'setsid'],
  ...['setpriv', 'su', 'su-exec', 'sudo', 'tar', 'timeout', 'unzip', 'date', 'grep', 'ip', 'printf'],
  ...['awk', 'mawk'],
  ...COMMANDS,
]);

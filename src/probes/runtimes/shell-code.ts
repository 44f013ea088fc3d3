import { parseShebang } from '../../formats/shebang.js';
import { readScript } from '../../formats/shell/script.js';
import { ShellCodeFact } from '../../model/facts/shell.js';
import type { Probe } from '../../model/probe.js';
import { isExecutable, isNamedLikeLibrary } from '../binaries/names.js';

/** Longest file that is read: longer ones carry an archive behind the script that unpacks it. */
const LONGEST = 512 * 1024;
const SHELL = /(?:^|\/)(sh|bash|dash|ash)$/;
/** What packages own is not kept, and hardly anybody else writes there. */
const INSTALLED = /^\/(?:usr\/(?:share|lib(?:32|64|x32|exec)?)|var\/lib\/(?:dpkg|rpm))\//;

/** Scripts of shells that are deployed: what each runs, read from its text. Nothing of it is run. */
export const shellCodeProbe: Probe<ShellCodeFact, ShellCodeFact> = {
  id: 'shell-code',
  title: 'Shell scripts',
  schema: ShellCodeFact,
  matches: (entry) =>
    entry.size <= LONGEST &&
    (isExecutable(entry) ? !isNamedLikeLibrary(entry) : entry.path.endsWith('.sh')) &&
    !INSTALLED.test(entry.path),
  candidates: { text: ['*.sh'], executables: true },
  accepts: (head, { path }) => shellOf(head) !== undefined || isReadByShell(head, path),
  parse(content) {
    const { shell = 'sh', options } = shellOf(content.read(0, 256)) ?? {};
    const { body, cut, unfinished, returns } = readScript(Buffer.from(content.bytes()).toString('utf8'));
    return {
      shell,
      ...(options === undefined ? {} : { options }),
      body: [...body] as unknown as ShellCodeFact['body'],
      ...(returns === undefined ? {} : { returns }),
      ...(cut === undefined ? {} : { cut }),
      ...(unfinished === undefined ? {} : { unfinished }),
    };
  },
  conclude: ({ files, owner }) => ({
    facts: [...files].flatMap(([path, { parsed }]) => (owner(path) === undefined ? [[path, parsed] as const] : [])),
  }),
  comparison: { ignore: ['body', 'cut', 'returns', 'unfinished'] },
};

/** A script without a first line for the kernel, which a command such as `sh run.sh` reads. */
function isReadByShell(head: Uint8Array, path: string): boolean {
  return path.endsWith('.sh') && parseShebang(head) === undefined && !head.includes(0) && head[0] !== 0x7f;
}

/** The shell that is to run a script, with its options: `#!/bin/sh -e`, `#!/usr/bin/env bash`, `#!/bin/busybox sh`. */
function shellOf(head: Uint8Array): { readonly shell: string; readonly options: string | undefined } | undefined {
  const shebang = parseShebang(head);
  if (shebang === undefined) return undefined;
  const [name = '', ...words] = [shebang.interpreter, ...(shebang.argument?.split(/\s+/) ?? [])].filter(
    (word) => !/^(?:\/.*\/)?(?:env|busybox)$|^-S$/.test(word),
  );
  const shell = SHELL.exec(name)?.[1];
  return shell === undefined ? undefined : { shell, options: words.length === 0 ? undefined : words.join(' ') };
}

import type { RunNode, ShellSyntax } from '../../formats/shell/nodes.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import type { TargetShell } from './shell.js';

/** A script that is looked at. */
export interface ScriptPlace {
  /** Path in the target as deployed. */
  readonly path: string;
  readonly shell: TargetShell;
}

/** A command that no directory of PATH has. */
export function lacksCommand(script: ScriptPlace, { line }: RunNode, name: string, searched: string): Unmet {
  const where = name.startsWith('/') ? '' : ` in ${searched}`;
  const message = `${script.path} runs ${name}, which is not there${where}`;
  const fix = `Install what brings ${name} in the target, ship it with the script, or have the script do without.`;
  return unmet(
    'missing-command',
    `missing-command:${name}`,
    message,
    [says(script, line, `runs ${name}`), targetSays(`there is no ${name}${where}`)],
    { fix },
  );
}

/** An account that /etc/passwd or /etc/group does not name. */
export function lacksAccount(script: ScriptPlace, { line, run }: RunNode, kind: 'user' | 'group', name: string): Unmet {
  const file = kind === 'user' ? '/etc/passwd' : '/etc/group';
  return unmet(
    'missing-user',
    `missing-${kind}`,
    `${script.path} runs ${run[0]} for the ${kind} ${name}, which the target does not have`,
    [says(script, line, `runs ${run[0]} for the ${kind} ${name}`), targetSays(`has no ${name}`, file)],
    { fix: `Create the ${kind} ${name} in the target before the script runs.` },
  );
}

/** An option that BusyBox's form of a command does not know. */
export function lacksOption(script: ScriptPlace, { line, run }: RunNode, option: string, program: string): Unmet {
  const name = run[0] ?? '';
  return unmet(
    'missing-option',
    'missing-option:busybox',
    `${script.path} gives ${name} the option ${option}, which that of BusyBox does not know`,
    [says(script, line, `runs ${name} ${option}`), targetSays(`is what ${name} is there`, program)],
    { fix: `Install the ${name} that the script was written for, or have it do without ${option}.` },
  );
}

/** Something that this shell, or another program which is given it, does not do. */
export function lacksFeature(
  script: ScriptPlace,
  line: number,
  what: string,
  fix: string,
  { name, path }: { readonly name: string; readonly path: string } = { ...script.shell, name: script.shell.kind },
): Unmet {
  return unmet(
    'shell-syntax',
    `language-version:${name === 'dash' || name === 'busybox' ? 'sh' : name}`,
    `${script.path} has ${what}, which ${name} refuses`,
    [says(script, line, `has ${what}`), targetSays(`is ${name}`, path)],
    { fix },
  );
}

/** A file of the payload itself that a script runs or reads, and that is not there, or may not be executed. */
export function lacksOwnFile(script: ScriptPlace, line: number, path: string, how: 'runs' | 'reads'): Unmet {
  const fact = how === 'runs' ? 'is not there, or may not be executed' : 'is not there';
  return unmet(
    'missing-command',
    `missing-command:${path}`,
    `${script.path} ${how} ${path}, which ${fact}`,
    [says(script, line, `${how} ${path}`), { environment: 'payload', path, fact }],
    { fix: how === 'runs' ? `Ship ${path}, with the right to be executed (chmod +x).` : `Ship ${path}.` },
  );
}

/** Syntax that the shell does not read. */
export function lacksSyntax(script: ScriptPlace, { what, line, since }: ShellSyntax): Unmet {
  const { kind, path, version } = script.shell;
  const is = version === undefined || kind === 'busybox' ? kind : `${kind} ${version}`;
  const wants = since === undefined ? 'bash, and so do others, but not every sh' : `bash since ${since}`;
  return unmet(
    'shell-syntax',
    `language-version:${kind === 'bash' ? 'bash' : 'sh'}`,
    `${script.path} has ${what}, which ${is} does not read`,
    [says(script, line, `has ${what}: ${wants} reads it`), targetSays(`is ${is}`, path)],
    {
      fix:
        since === undefined
          ? 'Let its first line ask for bash, and have bash in the target.'
          : `Use bash ${since} or newer in the target.`,
    },
  );
}

/** Line ends that a shell takes for a part of words. */
export function lacksLineFeeds(script: ScriptPlace, isSure: boolean): Unmet {
  const { kind, path } = script.shell;
  return unmet(
    'crlf-script',
    'crlf-script',
    `the lines of ${script.path} end with a carriage return, which ${kind} ${isSure ? 'gives up on' : 'takes for a part of words'}`,
    [says(script, 2, 'ends with a carriage return'), targetSays(`is ${kind}`, path)],
    {
      level: isSure ? 'error' : 'warning',
      fix: 'Write the file with line feeds alone (dos2unix), and keep it so: "*.sh text eol=lf" in .gitattributes.',
    },
  );
}

function says({ path }: ScriptPlace, line: number, fact: string): Evidence {
  return { environment: 'payload', path, line, fact };
}

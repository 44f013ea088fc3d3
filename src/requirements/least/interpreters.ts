import { envCommand } from '../../formats/shebang.js';
import type { RequiredInterpreter } from '../../model/requirement.js';
import type { PayloadFiles, ScriptPart } from './payload-files.js';
import { byText } from './version-name.js';

type Wanted = Pick<RequiredInterpreter, 'name' | 'kind'>;

/**
 * The loaders and interpreters that the files name, sorted; `inPlace`: the payload's paths are those of the environment,
 * so that it may bring some of them.
 */
export function leastInterpreters(files: PayloadFiles, inPlace: boolean): RequiredInterpreter[] {
  const found = new Map<string, Wanted & { readonly files: string[] }>();
  const add = (wanted: Wanted, path: string) => {
    if (inPlace && wanted.name.startsWith('/') && files.has(wanted.name)) return;
    const key = `${wanted.kind} ${wanted.name}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...wanted, files: [path] });
    else known.files.push(path);
  };
  for (const { path, fields, program } of files.elfs) {
    if (program && fields.interpreter !== undefined) add({ name: fields.interpreter, kind: 'loader' }, path);
  }
  for (const script of files.scripts) for (const wanted of wantedBy(script)) add(wanted, script.path);
  return [...found.values()].sort((a, b) => byText(a.kind, b.kind) || byText(a.name, b.name));
}

/** The interpreter of a script, and, where that is `env`, what it looks for. */
export function wantedBy({ interpreter, argument }: ScriptPart): Wanted[] {
  const command = envCommand({ interpreter, argument });
  const first: Wanted = { name: interpreter, kind: 'script' };
  if (command === undefined || command === '') return [first];
  return [first, { name: command, kind: command.includes('/') ? 'script' : 'command' }];
}

import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { BrokenRecord, ElfRecord, OddRecord } from '../files/record.js';
import { loadProgram } from '../load/load.js';
import { machineOf, machineWord, startable } from '../machine.js';
import { type Scene, says, targetSays, undecided, unmet } from '../scene.js';
import { forbidsToExecute } from './mounted.js';
import { executeScript } from './script.js';

/**
 * What stands between execve(2) of `path` and the first instruction of its program or of its script's interpreter.
 * @param asked from the entry to this file, for evidence.
 */
export function execute(scene: Scene, path: string, asked: readonly Evidence[], depth = 0): Unmet[] {
  const found = scene.view.find(path);
  switch (found.kind) {
    case 'missing':
      return [
        unmet('missing-file', `missing-file:${path}`, `${path} is not there`, [
          ...asked,
          targetSays(`there is no ${path}`),
        ]),
      ];
    case 'unknown':
      return [undecided(`missing-file:${path}`, found.reason, asked)];
    case 'script':
      return forbidden(scene, found, asked) ?? executeScript(scene, found, asked, depth, execute);
    case 'elf':
      return forbidden(scene, found, asked) ?? executeElf(scene, found, asked);
    case 'broken':
      return [broken(found, asked)];
    case 'odd':
      return [odd(found, asked)];
  }
}

/** What the kernel says of the file system before it looks at the file. */
function forbidden(
  scene: Scene,
  { path, origin }: Pick<ElfRecord, 'path' | 'origin'>,
  asked: readonly Evidence[],
): Unmet[] | undefined {
  const found = forbidsToExecute(scene.view.target, path);
  if (found === undefined) return undefined;
  const evidence = [
    ...asked,
    says({ path, origin }, 'is to be started'),
    targetSays(`${found.type} on ${found.point} is mounted noexec`, found.point),
  ];
  const fix = `Deploy it elsewhere, or mount ${found.point} without noexec.`;
  return [
    unmet(
      'mount-noexec',
      'mount-noexec',
      `${path} lies on ${found.point}, from which nothing may be executed`,
      evidence,
      { fix },
    ),
  ];
}

function executeElf(scene: Scene, program: ElfRecord, asked: readonly Evidence[]): Unmet[] {
  const { machine, class: width } = program.fact;
  const word = machineWord(machine, width);
  const answer = startable(scene.view.target, scene.deployment, machine, width);
  const found = answer === 'yes' ? [] : [foreign(scene, program, word, answer, asked)];
  if (answer === 'no') return found;
  const load = loadProgram(scene, program).map((each) => ({ ...each, evidence: [...asked, ...each.evidence] }));
  // A loader that is missing settles what the kernel would say.
  return load.some(({ rule }) => rule === 'missing-elf-interpreter') ? load : [...found, ...load];
}

function foreign(
  scene: Scene,
  program: ElfRecord,
  word: string,
  answer: 'no' | 'unknown',
  asked: readonly Evidence[],
): Unmet {
  const own = machineOf(scene.view.target);
  const evidence = [
    ...asked,
    says(program, `is for ${word}`),
    targetSays(own === undefined ? 'nothing there says which machine it is for' : `is for ${own}`),
  ];
  const cause = `wrong-arch:${word}`;
  if (answer === 'unknown') {
    return undecided(cause, `whether the kernel starts programs for ${word} only the machine tells`, evidence);
  }
  const message = `${program.path} is for ${word}, and the target does not run that`;
  return unmet('wrong-arch', cause, message, evidence, { fix: `Use a build for ${own ?? "the target's machine"}.` });
}

function broken(file: BrokenRecord, asked: readonly Evidence[]): Unmet {
  const evidence = [...asked, says(file, file.message)];
  if (file.reason === 'limit') return undecided(`bad-elf:${file.path}`, file.message, evidence);
  const fix = 'Copy the file again; compare its size and checksum with the original.';
  return unmet('bad-elf', `bad-elf:${file.reason}`, `${file.path} is damaged: ${file.message}`, evidence, { fix });
}

function odd(file: OddRecord, asked: readonly Evidence[]): Unmet {
  const { path, what } = file;
  const tell = (rule: string, cause: string, fact: string, fix: string) =>
    unmet(rule, cause, `${path} ${fact}`, [...asked, says(file, fact)], { fix });
  switch (what) {
    case 'directory':
      return tell('not-executable', 'not-executable', 'is a directory', 'Name the program in it.');
    case 'not-executable':
      return tell('not-executable', 'not-executable', 'has no execute bit', `chmod +x ${path} before it is deployed.`);
    case 'mach-o':
      return tell('wrong-os', 'wrong-os:macho', 'is a program for macOS', 'Use the build for Linux.');
    case 'pe':
      return tell('wrong-os', 'wrong-os:pe', 'is a program for Windows', 'Use the build for Linux.');
    case 'shebang':
      return tell(
        'exec-format',
        'exec-format:shebang',
        'starts with #! and names no interpreter, or one too long for the 256 bytes that the kernel looks at',
        'Name the interpreter, from a shorter directory or through /usr/bin/env.',
      );
    case 'object':
      return tell('exec-format', 'exec-format:elf', 'is an object file, no program', 'Link it.');
    default:
      return tell(
        'exec-format',
        'exec-format:no-shebang',
        'is neither ELF nor does it start with #!: a shell may run it, execve does not',
        'Let its first two bytes be #!, without a byte order mark, or start it through its interpreter.',
      );
  }
}

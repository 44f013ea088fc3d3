import { Args, Flags } from '@oclif/core';

/** Where results go: `--output`, as often as there are files. What it means is said by `outputsOf`. */
export const output = Flags.string({
  char: 'o',
  multiple: true,
  multipleNonGreedy: true,
  helpValue: '[FORMAT=]FILE',
  description: 'Write to FILE instead of standard output, or FORMAT=FILE besides it; repeatable.',
});

/** Which of several platforms an image is taken for. */
export const platform = Flags.string({
  helpValue: 'OS/ARCH[/VARIANT]',
  description: "Platform to pick from an image index. Default: linux and this machine's architecture.",
});

/** Directories with rule packs besides those that are shipped. */
export const rules = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'DIR',
  description: 'Add the rule packs (*.yaml) of a directory; repeatable.',
});

/** Holes of a capture do not change the exit status. */
export const allowIncomplete = Flags.boolean({
  description: 'Accept what could not be read: it is named, but makes no exit status 2.',
});

/** Nothing folded away. */
export const verbose = Flags.boolean({ char: 'v', description: 'List everything, each finding with its evidence.' });

/** A required argument that names an environment. Never read from standard input, which a CI job may leave open. */
export function reference(description: string) {
  return Args.string({ required: true, ignoreStdin: true, description });
}

/** As {@link reference}, for one environment or several. */
export function references(description: string) {
  return Args.string({ required: true, multiple: true, ignoreStdin: true, description });
}

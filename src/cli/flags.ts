import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { EnvironmentError } from '../model/problem.js';
import type { OpenOptions } from '../model/provider.js';

/** Where results go: `--output`, as often as there are files. What it means is said by `outputsOf`. */
export const output = Flags.string({
  char: 'o',
  multiple: true,
  multipleNonGreedy: true,
  helpValue: '[FORMAT=]FILE',
  description: 'Write to FILE instead of standard output, or FORMAT=FILE besides it; repeatable.',
});

/** Which of several platforms an image is taken for. */
const platform = Flags.string({
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

/** Where the project's file is. */
export const config = Flags.string({
  helpValue: 'FILE',
  description: 'Configuration. Default: hostdrift.yaml here or above.',
});

/** Holes of a capture do not change the exit status. */
export const allowIncomplete = Flags.boolean({
  description: 'Accept what could not be read: it is named, but makes no exit status 2.',
});

/** Nothing folded away. */
export const verbose = Flags.boolean({
  char: 'v',
  description:
    'List everything, each finding with its evidence and its id; say on standard error what was read, and how.',
});

/** A required argument that names an environment. Never read from standard input, which a CI job may leave open. */
export function reference(description: string) {
  return Args.string({ required: true, ignoreStdin: true, description });
}

/** As {@link reference}, for several environments, or for none where the project's file names them. */
export function optionalReferences(description: string) {
  return Args.string({ multiple: true, ignoreStdin: true, description });
}

/** What secrets are replaced by. */
const redactionKey = Flags.string({
  helpValue: 'KEY',
  env: 'HOSTDRIFT_REDACTION_KEY',
  description: 'Key, or @FILE with one: makes redacted secrets comparable.',
});

/** Where flags stand in help that only registries need. */
const REGISTRIES = { helpGroup: 'REGISTRY' };

/** How registries are asked, and what is kept of their images. */
const registries = {
  'registry-login': Flags.string({
    ...REGISTRIES,
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'HOST=USER:PASSWORD',
    env: 'HOSTDRIFT_REGISTRY_LOGIN',
    description: 'Login for a registry, or @FILE with some; repeatable. Default: those of docker and podman.',
  }),
  'registry-ca': Flags.string({
    ...REGISTRIES,
    helpValue: 'FILE',
    env: 'HOSTDRIFT_REGISTRY_CA',
    description: 'Certificates (PEM) of authorities to trust besides the usual ones.',
  }),
  'plain-http': Flags.boolean({
    ...REGISTRIES,
    description: 'Accept a registry that is not encrypted. On this machine it is accepted anyway.',
  }),
  cache: Flags.boolean({
    ...REGISTRIES,
    allowNo: true,
    default: true,
    description:
      'Keep what was read of layers for the next time, in ~/.cache/hostdrift; --no-cache: neither use nor keep it.',
  }),
};

/** Files of settings that no probe knows of. */
const settings = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'PATH[:FORMAT]',
  description: 'Capture a file of settings of your own too, * for any characters; repeatable.',
});

/** How environments are opened, whichever command does. */
export const opening = {
  settings,
  platform,
  verify: Flags.boolean({
    allowNo: true,
    description: 'Hold every layer against its digest, also where it takes reading all of it; --no-verify: none.',
  }),
  limit: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'NAME=NUMBER',
    description: 'Raise or lower a limit of archives, such as entries or ratio; repeatable.',
  }),
  sudo: Flags.boolean({ description: 'Of a remote host, read all as root, by sudo there; no password is asked for.' }),
  'redaction-key': redactionKey,
  ...registries,
};

/** The values of the flags in {@link opening}. */
export interface Opening {
  readonly platform?: string | undefined;
  readonly verify?: boolean | undefined;
  readonly limit?: readonly string[] | undefined;
  readonly sudo?: boolean | undefined;
  readonly settings?: readonly string[] | undefined;
  readonly 'redaction-key'?: string | undefined;
  /** Several from flags; oclif gives what is in the variable as it stands. */
  readonly 'registry-login'?: readonly string[] | string | undefined;
  readonly 'registry-ca'?: string | undefined;
  readonly 'plain-http'?: boolean | undefined;
  readonly cache?: boolean | undefined;
}

/** How an environment is opened and captured. */
export interface Taking extends OpenOptions {
  readonly settings?: readonly string[] | undefined;
  readonly onRead?: ((section: string, path: string, probe: string) => void) | undefined;
  readonly redactionKey?: string | undefined;
}

/** What {@link opening}'s flags say. Throws `EnvironmentError` for a limit that is no number. */
export function openingOf({ platform, verify, cache, sudo, settings, limit = [], ...flags }: Opening): Taking {
  const { 'redaction-key': redactionKey, 'registry-login': given, 'registry-ca': ca, 'plain-http': plainHttp } = flags;
  const logins = typeof given === 'string' ? [given].filter((login) => login !== '') : given;
  const limits = limit.map((text): [string, number] => {
    const [, name = '', value = ''] = /^([a-z]+)=(\d+)$/.exec(text) ?? [];
    if (name === '')
      throw new EnvironmentError(`--limit ${text} is no limit.`, 'Write it as --limit entries=10000000.');
    return [name, Number(value)];
  });
  return {
    platform,
    verify,
    limits: Object.fromEntries(limits),
    ...(sudo === true ? { sudo } : {}),
    ...(settings === undefined ? {} : { settings }),
    ...(cache === false ? { cache } : {}),
    ...([logins, ca, plainHttp].some((said) => said) ? { registry: { logins, ca, plainHttp } } : {}),
    ...(redactionKey === undefined ? {} : { redactionKey }),
  };
}

/** What of an environment is deployed, where it goes and what of it is started. */
export const payload = {
  app: Flags.string({
    helpValue: 'PATH',
    description: 'What of it is deployed. Default: all of it, or, of a whole system, what no package owns.',
  }),
  base: Flags.string({
    helpValue: 'REF',
    description: 'What it is built on: what lies above is deployed. Default: an image whose layers are its lowest.',
  }),
  as: Flags.option({
    options: ['files', 'container'] as const,
    description:
      'How it comes there: files laid over the target, or a container that the target runs. Default: container for an ' +
      'image on a host with Docker, podman, containerd or CRI-O.',
  })(),
  at: Flags.string({ helpValue: 'DIR', description: 'Where a bare payload is laid. Default: /opt/app.' }),
  entry: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: 'PATH',
    description: 'Program of the payload that is started; repeatable. Default: all that can be executed.',
  }),
};

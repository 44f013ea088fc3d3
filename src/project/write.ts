import { stringify } from 'yaml';

/** What a new project's file is to say. */
export interface Answers {
  readonly source: string;
  readonly targets: readonly string[];
  readonly environments?: Readonly<Record<string, string>>;
  readonly app?: string | undefined;
  readonly base?: string | undefined;
  readonly entries?: readonly string[] | undefined;
  /** Several payloads: the path of each by its name. They take the place of `app`, `base` and `entries`. */
  readonly payloads?: Readonly<Record<string, string>>;
  readonly rules?: readonly string[] | undefined;
  readonly redactionKey?: string | undefined;
  readonly failOn?: string | undefined;
  readonly outputs?: Readonly<Record<string, string>>;
}

const HEAD = `# What hostdrift knows of this project; "hostdrift check" without arguments goes by it.
# yaml-language-server: $schema=./node_modules/hostdrift/dist/schemas/project.schema.json
`;

/** What is not needed at first, ready to be filled in. */
const MORE = `
# Several payloads in place of one, each proved for itself in each target; paths are those of the source:
# payloads:
#   api: { app: /srv/api, entries: [/srv/api/bin/server] }
#   worker: { base: debian-13 }

# Further rule packs, and the level of a rule's findings (error, warning, note or off):
# rules: [./rules]
# levels: { libc-older: note }

# Differences that do not count, as section/key; * stands for any characters:
# ignore: ['packages/deb/*-doc*']

# Findings that somebody accepted. After its last day a waiver no longer holds, and is a finding itself:
# waivers:
#   - rule: missing-library
#     cause: missing-library:libpq.so.*
#     environment: '*'
#     reason: installed by the customer
#     owner: ops@example.org
#     expires: 2026-12-31

# Makes redacted secrets of two captures comparable; better HOSTDRIFT_REDACTION_KEY than a key in this file:
# redaction: { key: '@redaction.key', names: ['*licence*'] }
`;

/** The text of a new `hostdrift.yaml`. */
export function projectText(answers: Answers): string {
  const { source, targets, environments = {}, failOn, outputs = {}, payloads = {}, rules = [], redactionKey } = answers;
  const payload = isEmpty(payloads) ? payloadOf(answers) : {};
  const written = {
    source,
    targets: [...targets],
    ...(isEmpty(environments) ? {} : { environments }),
    ...(isEmpty(payload) ? {} : { payload }),
    ...(isEmpty(payloads)
      ? {}
      : { payloads: Object.fromEntries(Object.entries(payloads).map(([name, app]) => [name, { app }])) }),
    ...(rules.length === 0 ? {} : { rules: [...rules] }),
    ...(failOn === undefined ? {} : { 'fail-on': failOn }),
    ...(isEmpty(outputs) ? {} : { outputs }),
    ...(redactionKey === undefined ? {} : { redaction: { key: redactionKey } }),
  };
  return HEAD + stringify(written, { lineWidth: 0 }) + MORE;
}

function payloadOf({ app, base, entries = [] }: Answers): object {
  return {
    ...(app === undefined ? {} : { app }),
    ...(base === undefined ? {} : { base }),
    ...(entries.length === 0 ? {} : { entries: [...entries] }),
  };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

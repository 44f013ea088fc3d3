import * as z from 'zod';
import { DeployedAs } from '../model/rule.js';

const Text = z.string().trim().min(1, 'expected a text');
const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'expected a name of letters, digits, ".", "_" and "-"');
const Pattern = Text.meta({ description: '`*` stands for any characters.' });

/** A day of the calendar. YAML itself has none: it is a text of this form. */
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day, written YYYY-MM-DD')
  .refine(isDay, 'there is no such day');

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const NamedEnvironment = z.union([
  Text,
  z.strictObject({
    reference: Text.meta({ description: 'What it is: dir:PATH, docker-archive:FILE, a snapshot and so on.' }),
    platform: Text.optional().meta({ description: 'Platform to pick from an image index: os/arch[/variant].' }),
  }),
]);

const Payload = z
  .strictObject({
    app: Text.optional().meta({ description: 'What of the source is deployed: a path in it.' }),
    base: Text.optional().meta({
      description: 'What the source is built on, a name of `environments` or a reference: what lies above is deployed.',
    }),
    at: Text.optional().meta({ description: 'Where the target gets it.' }),
    entries: z.array(Text).min(1).optional().meta({ description: 'Programs of the payload that are started.' }),
  })
  .meta({ description: 'What is deployed.' });

const WaiverDefinition = z
  .strictObject({
    rule: Text.optional().meta({ description: 'Id of a rule.' }),
    cause: Pattern.optional().meta({ description: 'Cause of the finding, such as missing-library:libpq.so.*.' }),
    fingerprint: Text.optional().meta({ description: 'Fingerprint of one finding.' }),
    environment: Pattern.optional().meta({ description: 'Only in targets of such names.' }),
    path: Pattern.optional().meta({ description: 'Only where such a path is in the evidence.' }),
    reason: Text.meta({ description: 'Why it is accepted.' }),
    owner: Text.meta({ description: 'Who accepted it.' }),
    expires: Day.optional().meta({ description: 'Last day on which it holds: YYYY-MM-DD.' }),
  })
  .refine(
    ({ rule, cause, fingerprint }) => rule !== undefined || cause !== undefined || fingerprint !== undefined,
    'expected a rule, a cause or a fingerprint: what is accepted',
  );

/** `hostdrift.yaml`: what a project knows of its environments and decided about findings. */
export const ProjectDefinition = z
  .strictObject({
    source: Text.optional().meta({
      description: 'Where the software works: a name of `environments`, or a reference.',
    }),
    targets: z.array(Text).min(1).optional().meta({ description: 'Where it must work.' }),
    as: DeployedAs.optional().meta({
      description: 'How targets get it: as files, or in a container that they run. Default: as --as says.',
    }),
    environments: z.record(Name, NamedEnvironment).default({}).meta({ description: 'References by name.' }),
    payload: Payload.default({}),
    payloads: z.record(Name, Payload).optional().meta({
      description: 'In place of payload: several of the source by name, each proved for itself in each target.',
    }),
    rules: z.array(Text).default([]).meta({ description: 'Further rule packs: files, or directories of them.' }),
    levels: z
      .record(Name, z.enum(['error', 'warning', 'note', 'off']))
      .default({})
      .meta({ description: 'Level of the findings of a rule.' }),
    ignore: z
      .array(Text.regex(/^[a-z*][a-z*-]*\/./, 'expected a section and a key, such as "packages/deb/*-doc*"'))
      .default([])
      .meta({ description: 'Differences that do not count, as section/key; `*` stands for any characters.' }),
    settings: z
      .array(Text.regex(/^\//, 'expected a path of the environment, such as /srv/app/config.toml'))
      .default([])
      .meta({
        description:
          'Files of settings of your own: a path or a pattern of paths, with :FORMAT where the name does not tell it.',
      }),
    waivers: z.array(WaiverDefinition).default([]).meta({ description: 'Findings that somebody accepted.' }),
    'fail-on': z
      .enum(['never', 'error', 'warning', 'note'])
      .optional()
      .meta({ description: 'Lowest level that makes the exit status 1; error where nothing is said.' }),
    outputs: z.record(z.string(), Text).default({}).meta({ description: 'Files to write, by format.' }),
    redaction: z
      .strictObject({
        key: Text.meta({ description: '@FILE that holds the key; better not the key itself.' }).optional(),
        names: z
          .array(Pattern)
          .default([])
          .meta({ description: 'Names under which secrets stand, besides those that say so, such as "*licence*".' }),
      })
      .prefault({})
      .meta({ description: 'How secrets are taken out of what is captured.' }),
  })
  .superRefine(({ payload, payloads }, { addIssue }) => {
    if (payloads === undefined || Object.keys(payload).length === 0) return;
    addIssue({
      code: 'custom',
      path: ['payloads'],
      message: 'there is a payload too; name it here, or keep that alone',
    });
  })
  .meta({ id: 'Project', title: 'hostdrift.yaml' });

/** See {@link ProjectDefinition}. */
export type ProjectDefinition = z.infer<typeof ProjectDefinition>;

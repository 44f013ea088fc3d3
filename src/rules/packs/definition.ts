import * as z from 'zod';
import { DeployedAs } from '../../model/rule.js';

/** Words that a `let` may not take, because an expression already means something by them. */
const TAKEN = new Set(['env', 'key', 'kind', 'fact', 'source', 'target', 'present', 'fields', 'items', 'cel', 'has']);

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected words of small letters and digits, joined by "-"');
const SectionName = z.string().regex(/^[a-z][a-z-]*$/, 'expected the name of a section, such as "packages"');
const SideSection = z
  .string()
  .regex(/^(source|target)\.[a-z][a-z-]*$/, 'expected a side and a section, such as "target.packages"');
const Need = z
  .string()
  .regex(/^((source|target)\.)?[a-z][a-z-]*$/, 'expected a section, such as "packages" or "target.packages"');
const CelText = z.string().trim().min(1, 'expected a CEL expression');
const TemplateText = z.string().trim().min(1, 'expected a text, with CEL expressions in braces where it needs them');
const Prose = z.string().trim().min(1, 'expected a text');

const LetName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name of letters and digits that starts with a small letter')
  .refine((name) => !TAKEN.has(name), 'this name already has a meaning in expressions; take another');

const EvidenceDefinition = z.strictObject({
  environment: z.enum(['source', 'target']),
  path: TemplateText.optional(),
  /** Line of the file, as a text; empty where there is none. */
  line: TemplateText.optional(),
  fact: TemplateText,
});

const Sections = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json())));

const ExampleDefinition = z.strictObject({
  name: Prose,
  source: Sections.default({}),
  target: Sections.default({}),
  findings: z.int().min(0),
});

const RuleFields = z.strictObject({
  id: Id,
  title: Prose,
  level: z.enum(['error', 'warning', 'note']),
  why: Prose,
  fix: Prose,
  references: z.array(z.url({ protocol: /^https?$/, error: 'expected an http or https address' })).min(1),
  /** For software that comes in which way it judges: as files, or in a container that the target runs. */
  as: z.array(DeployedAs).min(1).optional(),
  sections: z.array(Need).default([]),
  on: SectionName.optional(),
  kinds: z
    .array(z.enum(['added', 'removed', 'changed']))
    .min(1)
    .optional(),
  each: SideSection.optional(),
  match: CelText.optional(),
  let: z.record(LetName, CelText).optional(),
  when: CelText.optional(),
  item: TemplateText.optional(),
  covers: z.array(z.string().regex(/^[a-z-]+\/.+$/, 'expected a section and a key, such as "os/libc"')).default([]),
  message: TemplateText,
  cause: TemplateText.optional(),
  remedy: TemplateText.optional(),
  identity: TemplateText.optional(),
  evidence: z.array(EvidenceDefinition).min(1),
  examples: z.array(ExampleDefinition),
});

/** The constraints between fields, as (holds, field that is wrong, what was expected). */
const CONSTRAINTS: readonly (readonly [(rule: z.infer<typeof RuleFields>) => boolean, string, string])[] = [
  [(rule) => rule.on === undefined || rule.each === undefined, 'each', 'expected either "on" or "each", not both'],
  [
    (rule) => rule.kinds === undefined || rule.on !== undefined,
    'kinds',
    '"kinds" is for rules over differences: expected "on" beside it',
  ],
  [(rule) => rule.match === undefined || isIterating(rule), 'match', 'expected "on" or "each" beside "match"'],
  [(rule) => rule.item === undefined || isIterating(rule), 'item', 'expected "on" or "each" beside "item"'],
  [
    (rule) => rule.when !== undefined || isIterating(rule),
    'when',
    'expected a condition: a rule over the pair needs "when"',
  ],
  [
    (rule) => rule.covers.length === 0 || rule.on === undefined,
    'covers',
    'a rule over differences judges those that it matches: drop "covers"',
  ],
  [
    (rule) => rule.examples.some((example) => example.findings > 0),
    'examples',
    'expected at least one example that must give a finding',
  ],
  [
    (rule) => rule.examples.some((example) => example.findings === 0),
    'examples',
    'expected at least one example that must give no finding (findings: 0)',
  ],
];

function isIterating(rule: { on?: string | undefined; each?: string | undefined }): boolean {
  return rule.on !== undefined || rule.each !== undefined;
}

/**
 * One rule as a pack writes it. A rule with `on` judges each difference of a section, one with `each` each fact of one
 * side, one with neither the pair of snapshots. With `item` it makes one finding of all that it hits.
 */
export const RuleDefinition = RuleFields.superRefine((rule, context) => {
  for (const [holds, field, expected] of CONSTRAINTS) {
    if (!holds(rule)) context.addIssue({ code: 'custom', path: [field], message: expected });
  }
});

/** See {@link RuleDefinition}. */
export type RuleDefinition = z.infer<typeof RuleDefinition>;

/** A pack: the file's whole content. The rules are validated one by one, so that a bad one does not hide the others. */
export const PackDefinition = z.strictObject({ rules: z.array(z.unknown()).min(1) });

import * as z from 'zod';
import { once } from '../formats/once.js';
import type { Probe } from '../model/probe.js';
import { EnvironmentError } from '../model/problem.js';
import { Fact, Section, SNAPSHOT_SCHEMA_VERSION, Snapshot } from '../model/snapshot.js';
import { visible } from '../model/visible.js';
import { PROBES } from '../probes/index.js';
import { findJsonFault } from './json-limits.js';
import { type Check, checkOf } from './validity.js';

/**
 * Reads a snapshot file's text, checked down to the fields of the facts of every section that this version knows.
 * `path` names the file in the errors. Throws {@link EnvironmentError} that says where it is wrong.
 */
export function parseSnapshot(text: string, path: string): Snapshot {
  const json = parseJson(text, path);
  checkVersion(json, path);
  const fault = findJsonFault(json);
  if (fault !== undefined) throw damaged(path, fault.path, fault.message);
  const snapshot = readEnvelope(json, path);
  for (const [name, section] of Object.entries(snapshot.sections)) {
    const facts = Object.entries(section.facts);
    const known = facts.length === 0 ? undefined : KNOWN.get(name)?.();
    if (known === undefined) continue;
    for (const [key, fact] of facts) {
      if (known.isValid(fact)) continue;
      const checked = known.schema.safeParse(fact);
      if (!checked.success) throw malformed(path, checked.error.issues[0], ['sections', name, 'facts', key], fact);
    }
  }
  return snapshot;
}

/** All of a snapshot but its facts, which are far more. */
const Envelope = Snapshot.extend({ sections: z.record(z.string(), Section.extend({ facts: z.unknown() })) });
const areFacts = checkOf(z.record(z.string(), Fact));

/** The snapshot with facts that are records at least. */
function readEnvelope(json: unknown, path: string): Snapshot {
  const { success, data } = Envelope.safeParse(json);
  if (success && Object.values(data.sections).every(({ facts }) => areFacts(facts))) return data as Snapshot;
  const result = Snapshot.safeParse(json);
  if (result.success) return result.data;
  throw malformed(path, result.error.issues[0], []);
}

/**
 * Schema of a fact by section, made for the sections that have facts; probes that share a section may each have a schema of
 * their own.
 */
const KNOWN: ReadonlyMap<string, () => { readonly schema: z.ZodType; readonly isValid: Check }> = new Map(
  PROBES.map(({ id, section = id }) => [
    section,
    once(() => {
      const schema = schemaOf(PROBES.filter((probe) => (probe.section ?? probe.id) === section));
      return { schema, isValid: checkOf(schema) };
    }),
  ]),
);

function schemaOf(probes: readonly Probe[]): z.ZodType {
  const schemas = [...new Set(probes.map(({ schema }) => schema))];
  const [first] = schemas;
  return first !== undefined && schemas.length === 1 ? first : z.union(schemas);
}

function parseJson(text: string, path: string): unknown {
  try {
    // Editors and PowerShell on Windows put a byte order mark before what they save.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(
      `${path} is no snapshot: it is not valid JSON (${message})`,
      'Take or copy the snapshot again.',
    );
  }
}

/** A version that is too new is said as such, before its content is found fault with. */
function checkVersion(json: unknown, path: string): void {
  const version = typeof json === 'object' && json !== null && 'schemaVersion' in json ? json.schemaVersion : undefined;
  if (typeof version !== 'string' || !('sections' in (json as object))) {
    throw new EnvironmentError(
      `${path} is no snapshot of hostdrift: it has no schemaVersion and sections`,
      'Take a snapshot with: hostdrift snapshot ENVIRONMENT -o FILE',
    );
  }
  const major = SNAPSHOT_SCHEMA_VERSION.split('.', 1)[0];
  if (version.split('.', 1)[0] === major) return;
  throw new EnvironmentError(
    `${path} is a snapshot of schema version ${shortened(version)}; this hostdrift reads ${major}.x`,
    'Use the version of hostdrift that took it, or take it again.',
  );
}

function malformed(
  path: string,
  found: z.core.$ZodIssue | undefined,
  prefix: readonly PropertyKey[],
  value?: object,
): EnvironmentError {
  const issue = found === undefined ? undefined : nearest(found, value ?? {});
  const within = [...(found?.path ?? []), ...(issue === found ? [] : (issue?.path ?? []))];
  return damaged(path, [...prefix, ...within], issue?.message ?? 'unexpected content');
}

/** Of a union, the complaint of the alternative that was most likely meant: it misses the fewest fields, then has the fewest complaints. */
function nearest(issue: z.core.$ZodIssue, value: object): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const missing = (issues: readonly z.core.$ZodIssue[]) =>
    issues.filter(({ path: [field] }) => field !== undefined && !Object.hasOwn(value, field)).length;
  const [best] = [...issue.errors].sort((a, b) => missing(a) - missing(b) || a.length - b.length);
  return best?.[0] ?? issue;
}

function damaged(path: string, place: readonly PropertyKey[], message: string): EnvironmentError {
  const keys = place.map((key) => shortened(String(key)));
  const where = (keys.length > MAX_KEYS ? [...keys.slice(0, MAX_KEYS), '…'] : keys).join(' → ');
  return new EnvironmentError(
    `${path} is a damaged snapshot: ${where}: ${message}`,
    'Take or copy the snapshot again.',
  );
}

/** Text from the file as a part of a sentence. */
function shortened(text: string): string {
  return visible(text.length <= 120 ? text : `${text.slice(0, 117)}…`);
}

/** Keys of a place that a person would follow. */
const MAX_KEYS = 8;

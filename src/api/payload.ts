import type { Deployment } from '../model/proof.js';
import type { Fact, Section, Snapshot } from '../model/snapshot.js';
import { inUse } from '../requirements/least/in-use.js';
import { PROVERS } from '../requirements/provers/index.js';
import { isAbove, loaderAbove } from './base.js';

/** What of the source is deployed, and how. */
export interface PayloadOptions {
  /** Path in the source: what lies there is the payload. Default: what no package owns, or all of a bare payload. */
  readonly app?: string | undefined;
  /** What the source was built on: only what lies above it is the payload. Default: all of the source counts. */
  readonly base?: Snapshot | undefined;
  /** Directory of the target that a bare payload is laid at. Default: {@link DEFAULT_PLACE}. */
  readonly at?: string | undefined;
  /** Paths that are started. Default: everything in the payload that can be executed. */
  readonly entries?: readonly string[] | undefined;
}

/** One payload of several: each is proved for itself. */
export interface NamedPayload extends PayloadOptions {
  readonly name: string;
}

/** A payload, and how it is deployed. */
export interface Payload {
  readonly snapshot: Snapshot;
  readonly deployment: Deployment;
}

/** Where a payload goes that comes without a place of its own. */
export const DEFAULT_PLACE = '/opt/app';

/** Sections whose facts are files of the payload, by path. */
export const PAYLOAD_SECTIONS: readonly string[] = ['libraries', 'programs', ...PROVERS.flatMap(({ files }) => files)];

const LEFT_BEHIND: Section = { status: 'complete', problems: [], facts: {} };

/** What a process finds in PATH where nobody says otherwise (the default of Docker, and of login shells for root). */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const VARIABLES = ['PATH', 'LD_LIBRARY_PATH', 'LD_PRELOAD', ...PROVERS.flatMap(({ variables = [] }) => variables)];

/** The payload of a captured source, as it is laid over `target`: of a process what it uses, unless a part is named. */
export function payloadOf(whole: Snapshot, target: Snapshot, options: PayloadOptions): Payload {
  const source = scopeOf(whole, options) === 'process' ? inUse(whole, PAYLOAD_SECTIONS) : whole;
  const bare = isBarePayload(source);
  const sections = Object.entries(source.sections).map(([name, section]): [string, Section] => {
    if (PAYLOAD_SECTIONS.includes(name)) {
      return [name, onlyFacts(section, (path, fact) => belongs(source, name, path, fact, options))];
    }
    if (name !== 'loader' || bare) return [name, section];
    // How a whole system's directories are linked, and what its loader goes by, stays behind with it.
    return [name, options.base === undefined ? LEFT_BEHIND : loaderAbove(options.base, section)];
  });
  return {
    snapshot: { ...source, sections: Object.fromEntries(sections) },
    deployment: {
      at: bare ? (options.at ?? DEFAULT_PLACE) : '/',
      ...(options.entries === undefined ? {} : { entries: options.entries.map(absolute) }),
      environment: environmentOf(source),
      ...machineOf(target),
    },
  };
}

/** In words that `scope` of a report has: what of the source is deployed. */
export function scopeOf(source: Snapshot, { app, base }: PayloadOptions): string {
  const above = base === undefined ? undefined : `above ${base.environment.reference}`;
  if (app === undefined && above === undefined && source.environment.kind === 'process') return 'process';
  return app ?? above ?? (isBarePayload(source) ? 'everything' : 'unowned');
}

/** What lies at a path, and above the base, where they are given; else what no package owns, or all of a bare payload. */
function belongs(source: Snapshot, section: string, path: string, fact: Fact, { app, base }: PayloadOptions): boolean {
  if (app !== undefined && !isBelow(app, path)) return false;
  if (base !== undefined) return isAbove(base, section, path, fact);
  return app !== undefined || fact.owner === undefined || isBarePayload(source);
}

/** Whether a source is only what is deployed, and not also the system that it runs on. */
export function isBarePayload({ environment, sections }: Snapshot): boolean {
  const system = Object.hasOwn(sections.os?.facts ?? {}, 'release') || Object.hasOwn(sections.os?.facts ?? {}, 'libc');
  return environment.kind === 'directory' && !system && sections.packages?.status === 'not-applicable';
}

function isBelow(app: string, path: string): boolean {
  const top = app.replace(/\/+$/, '');
  return path === top || path.startsWith(`${top}/`);
}

function onlyFacts(section: Section, belongs: (path: string, fact: Fact) => boolean): Section {
  const facts = Object.entries(section.facts).filter(([path, fact]) => belongs(path, fact));
  return { ...section, facts: Object.fromEntries(facts) };
}

/** Entries are paths in the payload, whose root they may be written from. */
function absolute(path: string): string {
  return `/${path.replace(/^(?:\.?\/)+/, '')}`;
}

/** The variables of the image's configuration that decide what is found. */
function environmentOf(source: Snapshot): Record<string, string> {
  const facts = source.sections.image?.facts ?? {};
  const set = VARIABLES.flatMap((name) => {
    const value = facts[`env/${name}`]?.value;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { PATH: DEFAULT_PATH, ...Object.fromEntries(set) };
}

/** What the target's machine can do, where the target is a running one. */
function machineOf({ sections }: Snapshot): Partial<Deployment> {
  const level = /^x86-64-v([1-4])$/.exec(String(sections.cpu?.facts.cpu?.level))?.[1];
  const { release: kernel, pageSize } = sections.kernel?.facts.kernel ?? {};
  return {
    ...(level === undefined ? {} : { cpuLevel: Number(level) }),
    ...(typeof kernel === 'string' ? { kernel } : {}),
    ...(typeof pageSize === 'number' ? { pageSize } : {}),
  };
}

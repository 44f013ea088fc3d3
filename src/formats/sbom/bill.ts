import type { Purl } from '../purl.js';

/** A package that a bill of materials lists. */
export interface ListedPackage {
  readonly purl: Purl;
  /** As the bill writes it beside the package URL, which may spell it otherwise. */
  readonly name: string;
  /** Where it was found, absolute, where the bill says. */
  readonly path?: string | undefined;
  /** Name of the source package that it was built from, where the bill says. */
  readonly source?: string | undefined;
}

/** The system that a bill of materials was made of. */
export interface ListedSystem {
  readonly id: string;
  readonly versionId?: string | undefined;
  readonly versionCodename?: string | undefined;
  readonly prettyName?: string | undefined;
}

/** What any format of bills of materials says. */
export interface Bill {
  /** `CycloneDX 1.6`, `SPDX 2.3`, `Syft`. */
  readonly format: string;
  /** What it was made of, where it has a name. */
  readonly name?: string | undefined;
  readonly packages: readonly ListedPackage[];
  readonly system?: ListedSystem | undefined;
  /** Names of what is listed without a package URL that could be read: packages of no known kind. */
  readonly unnamed: readonly string[];
  /** In its own words: not everything is listed. */
  readonly incomplete?: string | undefined;
}

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** The records among the values of an array; none where it is no array. */
export function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field, `undefined` where there is none. */
export function text(record: Json | undefined, field: string): string | undefined {
  const value = record !== undefined && Object.hasOwn(record, field) ? record[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A record in a field, `undefined` where there is none. */
export function record(value: Json | undefined, field: string): Json | undefined {
  const inner = value?.[field];
  return isRecord(inner) ? inner : undefined;
}

/** A path of the environment: some write it without its first slash. */
export function absolutePath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `/${path.replace(/^(?:\.?\/)+/, '')}`;
}

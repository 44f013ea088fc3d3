/** What a file of a project declares that it needs. */
export interface DeclaredNeeds {
  readonly name?: string | undefined;
  /** Specifiers for the version of Python. */
  readonly requiresPython?: string | undefined;
  /** Dependencies (PEP 508), in order. */
  readonly requires: readonly string[];
}

/** A mapping of a file that was read, or an empty one. */
export type Table = Readonly<Record<string, unknown>>;

/** The value as a mapping; an empty one where it is none. */
export function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

/** The texts in a list; none where it is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The value where it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One dependency (PEP 508) of its parts. */
export function requirementText(name: string, specifiers: string, marker: string | undefined): string {
  return `${name}${specifiers}${marker === undefined || marker === '' ? '' : `; ${marker}`}`;
}

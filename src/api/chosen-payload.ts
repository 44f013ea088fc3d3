import type { Snapshot } from '../model/snapshot.js';
import type { InputOptions } from './input.js';
import type { NamedPayload, PayloadOptions } from './payload.js';
import type { Project } from './project.js';

/** What a command line says of the payload. */
export interface NamedOnCommandLine {
  readonly app?: string | undefined;
  /** Reference of the base. */
  readonly base?: string | undefined;
  readonly at?: string | undefined;
  readonly entry?: readonly string[] | undefined;
}

/**
 * What is deployed, as the command line says and, for what that leaves open, the project. A payload that is named on the
 * command line takes the place of several in the project. Each base is opened once, by `open`.
 */
export async function chosenPayload(
  project: Pick<Project, 'payload' | 'payloads'>,
  given: NamedOnCommandLine,
  open: (reference: string) => Promise<Snapshot>,
): Promise<InputOptions> {
  const { payload, payloads } = project;
  const opened = new Map<string, Promise<Snapshot>>();
  const withBase = async ({ base, ...rest }: Project['payload']): Promise<PayloadOptions> => {
    if (base === undefined) return rest;
    const snapshot = opened.get(base) ?? open(base);
    opened.set(base, snapshot);
    return { ...rest, base: await snapshot };
  };
  const { app, base, at, entry: entries } = given;
  const asked = [app, base, at, entries].some((said) => said !== undefined);
  if (payloads !== undefined && !asked) {
    const named: NamedPayload[] = [];
    for (const [name, one] of Object.entries(payloads)) named.push({ name, ...(await withBase(one)) });
    return { payloads: named };
  }
  // What is named apart from the project has nothing to do with the base of what the project names.
  const above = base ?? (app === undefined ? payload.base : undefined);
  return withBase({
    app: app ?? payload.app,
    base: above,
    at: at ?? payload.at,
    entries: entries === undefined ? payload.entries : [...entries],
  });
}

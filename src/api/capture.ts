import type { Environment } from '../model/environment.js';
import type { Probe } from '../model/probe.js';
import { EnvironmentError } from '../model/problem.js';
import type { OpenOptions } from '../model/provider.js';
import { SNAPSHOT_SCHEMA_VERSION, type Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { now } from './now.js';
import { Turns } from './turns.js';

/** How an environment is captured. */
export interface CaptureOptions extends OpenOptions {
  /** Sections to capture, by name; the others are left out. Default: all. */
  readonly sections?: readonly string[] | undefined;
  /** The time that the snapshot says it was taken at. Default: now, or `SOURCE_DATE_EPOCH` where that is set. */
  readonly takenAt?: Date | undefined;
  /**
   * Key of the tokens that stand in the place of secrets, or `@FILE` that holds it: snapshots taken with the same key can
   * still be told the same or different. Default: only the presence of a secret is kept.
   */
  readonly redactionKey?: string | undefined;
  /** Patterns of names under which secrets stand, besides those that say so themselves; `*` for any characters. */
  readonly secretNames?: readonly string[] | undefined;
  /** Files of settings besides those of known programs: paths or patterns of paths in it, with `:FORMAT` behind. */
  readonly settings?: readonly string[] | undefined;
  /** Told of every file that was read, for which section, and by which probe. */
  readonly onRead?: ((section: string, path: string, probe: string) => void) | undefined;
}

/** Environments that are open at a time: of hosts nearly all the time goes by while they collect. */
const OPEN = new Turns(8);

/** Reading keeps one processor busy and takes memory: two at a time would only take twice as long each. */
const READING = new Turns(1);

/**
 * The snapshot that `reference` names: a snapshot file, a stored snapshot or a shipped baseline is read, anything else is
 * opened and captured. Throws {@link EnvironmentError} when it cannot be read as a whole; what of it could not be read is
 * in the sections' problems. However many are asked for at once, eight are open at a time, and one is read.
 */
export async function capture(reference: string, options: CaptureOptions = {}): Promise<Snapshot> {
  const { findSnapshot } = await import('../providers/snapshot-files.js');
  const found = findSnapshot(reference);
  if (found !== undefined && !(await isBillText(found.text))) {
    const { parseSnapshot } = await import('./parse-snapshot.js');
    const { withoutSecrets } = await import('./redact.js');
    return withoutSecrets(parseSnapshot(found.text, found.path), options.redactionKey, options.secretNames);
  }
  const { openEnvironment } = await import('../providers/open.js');
  return OPEN.take(async () => {
    const environment = await openEnvironment(reference, { collector, ...options });
    try {
      return await READING.take(() => captureEnvironment(environment, options));
    } finally {
      await environment.close();
    }
  });
}

/** Whether the text of a JSON file is no snapshot but a bill of materials. What the tool wrote itself is told at its start. */
async function isBillText(text: string): Promise<boolean> {
  if (/^\s*\{\s*"schemaVersion"/.test(text)) return false;
  const { isBill } = await import('../formats/sbom/read.js');
  try {
    return isBill(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return false;
  }
}

async function collector(): Promise<string> {
  return (await import('./collector.js')).collector();
}

/** Captures an environment that is already open; the caller closes it. Throws {@link EnvironmentError}. */
export async function captureEnvironment(environment: Environment, options: CaptureOptions = {}): Promise<Snapshot> {
  const [{ runProbes }, { PROBES }] = await Promise.all([import('../probes/engine.js'), import('../probes/index.js')]);
  const { withoutSecrets } = await import('./redact.js');
  const { settings = [] } = options;
  const named = settings.length === 0 ? [] : [(await import('./named-settings.js')).namedSettings(settings)];
  const known = [...PROBES, ...named];
  const probes = options.sections === undefined ? known : probesOf(options.sections, known);
  const snapshot = {
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    tool: TOOL,
    takenAt: (options.takenAt ?? now()).toISOString(),
    environment: environment.description,
    sections: await runProbes(environment, probes, options, true),
  };
  return withoutSecrets(snapshot, options.redactionKey, options.secretNames);
}

/** The probes that fill these sections. Throws {@link EnvironmentError} for a section that no probe fills. */
function probesOf(sections: readonly string[], probes: readonly Probe[]): readonly Probe[] {
  const known = new Set(probes.map(({ id, section = id }) => section));
  const unknown = sections.find((name) => !known.has(name));
  if (unknown === undefined) return probes.filter(({ id, section = id }) => sections.includes(section));
  throw new EnvironmentError(`There is no section ${unknown}. The sections are ${[...known].sort().join(', ')}.`);
}

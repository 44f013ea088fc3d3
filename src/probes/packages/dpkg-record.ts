import { parseDeb822, type Stanza } from '../../formats/deb822.js';
import type { TextProblem } from '../../formats/text-problem.js';
import { PackageFact } from '../../model/facts/package.js';
import type { Problem } from '../../model/problem.js';
import { databaseProblems, packageKey, virtualPackages } from './section.js';

/** A package as one stanza has it; no fact where the stanza says that it is not installed. */
export interface DpkgRecord {
  readonly key: string;
  readonly name: string;
  readonly fact: PackageFact | undefined;
  /** The field of this name as it is: see `conffilesOf`. */
  readonly conffiles?: string;
}

/** The packages of one file of dpkg's database, with what stood in the way of others. */
export interface DpkgRecords {
  readonly records: readonly DpkgRecord[];
  readonly problems: readonly Problem[];
}

const FIELDS = ['Package', 'Version', 'Architecture', 'Status', 'Source', 'Provides', 'Conffiles'];

/**
 * Reads a file in the format of dpkg's `status` (dpkg(1), deb-control(5)). `bare` files, those that distroless images
 * have in `status.d`, hold the control file of one package: no `Status`, which means installed, and no empty line at
 * the end. A stanza that lacks what dpkg demands of it becomes a problem; the others stand.
 */
export function readDpkgRecords(path: string, bytes: Uint8Array, bare: boolean): DpkgRecords {
  const { stanzas, problems, ending } = parseDeb822(bytes, FIELDS);
  const lines: TextProblem[] = [...problems];
  const records: DpkgRecord[] = [];
  for (const stanza of stanzas) {
    const record = toRecord(stanza, bare);
    if (typeof record === 'string') lines.push({ line: stanza.line, message: record });
    else records.push(record);
  }
  const cut = bare ? ending === 'open' || stanzas.length === 0 : ending !== 'blank';
  lines.sort((a, b) => a.line - b.line);
  return { records, problems: databaseProblems(path, lines, cut) };
}

/** The record of a stanza, or what is wrong with it. */
function toRecord(stanza: Stanza, bare: boolean): DpkgRecord | string {
  const name = stanza.fields.get('package') ?? '';
  if (name === '') return 'a package without a name';
  const status = stanza.fields.get('status') ?? (bare ? 'install ok installed' : '');
  if (status === '') return `package ${name} without a status`;
  const [want, flag, state, ...rest] = status.split(/\s+/);
  const known = PackageFact.shape.state.safeParse(state);
  if (flag === undefined || rest.length > 0 || (!known.success && state !== 'not-installed')) {
    return `package ${name} with the unknown status "${status.slice(0, 80)}"`;
  }
  const architecture = stanza.fields.get('architecture') ?? '';
  const key = packageKey('deb', name, architecture);
  if (!known.success) return { key, name, fact: undefined };
  const version = stanza.fields.get('version') ?? '';
  // The one state in which dpkg does without: the first unpacking of the package failed.
  if (version === '' && known.data !== 'half-installed') return `package ${name} without a version`;
  const provides = virtualPackages((stanza.fields.get('provides') ?? '').split(','));
  const fact: PackageFact = {
    type: 'deb',
    name,
    version,
    ...(architecture === '' ? {} : { architecture }),
    ...sourceOf(stanza.fields.get('source'), name, version),
    state: known.data,
    ...(want === 'hold' ? { held: true } : {}),
    ...(provides.length === 0 ? {} : { provides }),
  };
  const conffiles = stanza.fields.get('conffiles');
  return { key, name, fact, ...(conffiles === undefined ? {} : { conffiles }) };
}

/** `Source: name (version)`; both default to those of the package itself (deb-control(5)). */
function sourceOf(
  field: string | undefined,
  name: string,
  version: string,
): { source: string; sourceVersion?: string } {
  const match = /^(\S+)(?:\s+\((.*)\))?$/.exec(field ?? '');
  const source = match?.[1] ?? name;
  const sourceVersion = match?.[2] ?? version;
  return sourceVersion === version ? { source } : { source, sourceVersion };
}

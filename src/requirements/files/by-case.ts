import type { Unmet } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';

/** Sections whose facts are files of a payload, by path. */
const FILES = ['node-code', 'python-code', 'php-code', 'perl-code', 'shell-code', 'programs', 'libraries'];

/** What is added to a name that code loads. */
const ENDINGS = ['', '.js', '.json', '.cjs', '.mjs', '/index.js', '.py', '/__init__.py'];

const INDEXES = new WeakMap<Snapshot, ReadonlyMap<string, readonly string[]>>();

/** Paths of files of the payload by what they are in small letters. */
export function pathsByCase(payload: Snapshot): ReadonlyMap<string, readonly string[]> {
  const known = INDEXES.get(payload);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const section of FILES) {
    for (const path of Object.keys(payload.sections[section]?.facts ?? {})) {
      const all = found.get(path.toLowerCase()) ?? [];
      if (!all.includes(path)) found.set(path.toLowerCase(), [...all, path]);
    }
  }
  INDEXES.set(payload, found);
  return found;
}

/** Rules whose need is a file of the payload, or a module. */
const RULES = new Set(['node-missing-module', 'python-missing-module', 'php-missing-file', 'missing-command']);

/**
 * The need, with a file of the payload that would meet it but for the case of its name, where there is one: systems that
 * do not tell capitals from small letters find it, Linux does not.
 * @param place directory of the target in which the payload lies.
 */
export function withOtherCase(need: Unmet, payload: Snapshot, place: string): Unmet {
  if (need.status !== 'unmet' || !RULES.has(need.rule)) return need;
  const other = need.rule === 'python-missing-module' ? moduleOf(need, payload) : fileOf(need, payload, place);
  if (other === undefined) return need;
  const path = `${place}${other}`;
  return {
    ...need,
    message: `${need.message}: ${path} is, under a name with other capitals`,
    evidence: [...need.evidence, { environment: 'payload', path, fact: 'differs by capital and small letters alone' }],
    fix: 'Write the name as the file has it: Linux tells capitals from small letters.',
  };
}

/** The file that the last evidence names. */
function fileOf({ evidence }: Unmet, payload: Snapshot, place: string): string | undefined {
  const wanted = evidence.at(-1)?.path;
  if (wanted?.startsWith(`${place}/`) !== true) return undefined;
  const own = wanted.slice(place.length).toLowerCase();
  const index = pathsByCase(payload);
  return ENDINGS.flatMap((ending) => index.get(`${own}${ending}`) ?? [])[0];
}

/** The module of Python, in whichever directory. */
function moduleOf({ cause }: Unmet, payload: Snapshot): string | undefined {
  const name = `/${cause.slice(cause.indexOf(':') + 1).replaceAll('.', '/')}`.toLowerCase();
  const ends = [`${name}.py`, `${name}/__init__.py`];
  for (const [path, [first]] of pathsByCase(payload)) if (ends.some((end) => path.endsWith(end))) return first;
  return undefined;
}

import { type Ending, endingOf, note, type TextProblem, toText } from './text-problem.js';

/** One installed package of apk. What the record does not say is an empty string or an empty list. */
export interface ApkRecord {
  /** Line of its first field, from 1. */
  readonly line: number;
  /** `P:` */
  readonly name: string;
  /** `V:` */
  readonly version: string;
  /** `A:` */
  readonly architecture: string;
  /** `o:`, the package that it was built with. */
  readonly origin: string;
  /** `p:`, such as `so:libc.musl-x86_64.so.1=1` or `cmd:sh`. */
  readonly provides: readonly string[];
  /** Absolute paths of its files, from `F:` (directory) and `R:` (file in it). */
  readonly files: readonly string[];
}

/** The packages of a database, with the lines that are no field. */
export interface ApkDatabase {
  readonly packages: readonly ApkRecord[];
  readonly problems: readonly TextProblem[];
  readonly ending: Ending;
}

type Draft = { -readonly [Key in keyof ApkRecord]: Key extends 'files' | 'provides' ? string[] : ApkRecord[Key] };

/**
 * Reads apk's database of installed packages (`lib/apk/db/installed`; fields as `apk_db_fdb_read` and
 * `apk_pkg_add_info` of apk-tools read them): a letter, a colon and a value a line, an empty line ends a package.
 * Letters that are not asked for here are passed over. Never throws.
 */
export function parseApkDatabase(input: Uint8Array | string): ApkDatabase {
  const text = toText(input);
  const reader = new Reader();
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    line += 1;
    if (start === end) reader.endRecord();
    else reader.take(text.slice(start, end), line);
    start = end + 1;
  }
  reader.endRecord();
  return { packages: reader.packages, problems: reader.problems, ending: endingOf(text) };
}

class Reader {
  readonly packages: ApkRecord[] = [];
  readonly problems: TextProblem[] = [];
  #draft: Draft | undefined;
  /** Directory of the files that follow, with a slash behind it. */
  #directory = '/';

  take(text: string, line: number): void {
    if (text.charAt(1) !== ':') {
      note(this.problems, line, 'expected a letter and a colon');
      return;
    }
    this.#draft ??= emptyRecord(line);
    const letter = text.charAt(0);
    const value = text.slice(2);
    if (letter === 'F') this.#directory = value === '' ? '/' : `/${value}/`;
    else if (letter === 'R') this.#draft.files.push(this.#directory + value);
    else setField(this.#draft, letter, value);
  }

  endRecord(): void {
    if (this.#draft !== undefined) this.packages.push(this.#draft);
    this.#draft = undefined;
    this.#directory = '/';
  }
}

function emptyRecord(line: number): Draft {
  return { line, name: '', version: '', architecture: '', origin: '', provides: [], files: [] };
}

function setField(draft: Draft, letter: string, value: string): void {
  switch (letter) {
    case 'P':
      draft.name = value;
      break;
    case 'V':
      draft.version = value;
      break;
    case 'A':
      draft.architecture = value;
      break;
    case 'o':
      draft.origin = value;
      break;
    case 'p':
      draft.provides = value.split(' ').filter((word) => word !== '');
      break;
    default:
      break;
  }
}

/** A flag as shells complete it. */
export interface CompletedFlag {
  /** Without the hyphens. */
  readonly name: string;
  /** Its one letter. */
  readonly char?: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** What the value may be; empty where it is a file or anything. */
  readonly values: readonly string[];
  /** What may stand before a `=` and a file. */
  readonly prefixes: readonly string[];
}

/** A command as shells complete it. */
export interface CompletedCommand {
  /** As it is typed: `rules test`. */
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  /** What an argument may be, besides a file. */
  readonly words: readonly string[];
  /** Whether an argument may also be a snapshot that is stored in `./snapshots` when the shell completes. */
  readonly stored: boolean;
}

/** What oclif's manifest says of a command, as far as it matters here. */
export interface ListedCommand {
  readonly id: string;
  readonly summary?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly flags: Readonly<Record<string, ListedFlag>>;
}

interface ListedFlag {
  readonly type: 'boolean' | 'option';
  readonly char?: string | undefined;
  readonly description?: string | undefined;
  readonly options?: readonly string[] | undefined;
  readonly allowNo?: boolean | undefined;
  readonly hidden?: boolean | undefined;
}

/** What the manifest does not know, by the command's name. */
export interface KnownWords {
  /** What an argument may be, besides a file. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Commands whose arguments are environments. */
  readonly environments: readonly string[];
  /** Values of `--format`, which `--output` takes before a file. */
  readonly formats: Readonly<Record<string, readonly string[]>>;
  /** Values of `--section`. */
  readonly sections: readonly string[];
}

/** The commands with what each of their flags and arguments may be, sorted by name. */
export function completedCommands(listed: readonly ListedCommand[], known: KnownWords): readonly CompletedCommand[] {
  return listed
    .filter(({ hidden }) => hidden !== true)
    .map(({ id, summary = '', flags }) => {
      const name = id.replaceAll(':', ' ');
      const formats = known.formats[name] ?? [];
      return {
        name,
        summary,
        flags: Object.entries(flags).flatMap(([flag, said]) =>
          completedFlags(flag, said, { format: formats, section: known.sections }[flag], formats),
        ),
        words: known.words[name] ?? [],
        stored: known.environments.includes(name),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function completedFlags(
  name: string,
  flag: ListedFlag,
  known: readonly string[] = [],
  formats: readonly string[] = [],
): CompletedFlag[] {
  if (flag.hidden === true) return [];
  const [description = ''] = (flag.description ?? '').split('\n');
  const takesValue = flag.type === 'option';
  const prefixes = name === 'output' ? formats : [];
  const completed = { name, char: flag.char, description, takesValue, values: flag.options ?? known, prefixes };
  const opposite = { name: `no-${name}`, description, takesValue: false, values: [], prefixes: [] };
  return flag.allowNo === true ? [completed, opposite] : [completed];
}

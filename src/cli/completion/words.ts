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
}

/** A command as shells complete it. */
export interface CompletedCommand {
  /** As it is typed: `rules test`. */
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  /** What an argument may be, besides a file. */
  readonly words: readonly string[];
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

/** What the manifest does not know: words of arguments and formats, by the command's name. */
export interface KnownWords {
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly formats: Readonly<Record<string, readonly string[]>>;
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
        flags: Object.entries(flags).flatMap(([flag, said]) => completedFlags(flag, said, formats)),
        words: known.words[name] ?? [],
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function completedFlags(name: string, flag: ListedFlag, formats: readonly string[]): CompletedFlag[] {
  if (flag.hidden === true) return [];
  const [description = ''] = (flag.description ?? '').split('\n');
  const takesValue = flag.type === 'option';
  const values = flag.options ?? (name === 'format' ? formats : []);
  const completed = { name, char: flag.char, description, takesValue, values };
  return flag.allowNo === true
    ? [completed, { name: `no-${name}`, description, takesValue: false, values: [] }]
    : [completed];
}

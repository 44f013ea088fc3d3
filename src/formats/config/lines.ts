/** A line that says something, with the number of the first line that it is made of. */
export interface ContentLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** How lines are read. */
export interface LineOptions {
  /** Characters that begin a comment where a line begins. */
  readonly comments: string;
  /** Whether a backslash at the end continues the line. */
  readonly continued?: boolean;
}

/** The lines of a text that are neither empty nor a comment, without blanks around them. */
export function contentLines(text: string, { comments, continued = false }: LineOptions): ContentLine[] {
  const found: ContentLine[] = [];
  let open: { parts: string[]; line: number } | undefined;
  const close = () => {
    if (open !== undefined) found.push({ text: open.parts.join(' ').trim(), line: open.line });
    open = undefined;
  };
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const content = raw.trim();
    // A comment between continued lines is passed over (systemd.syntax(7)).
    if (comments.includes(content[0] ?? ' ') && content !== '') continue;
    if (content === '' && open === undefined) continue;
    const goesOn = continued && content.endsWith('\\');
    open ??= { parts: [], line: index + 1 };
    open.parts.push(goesOn ? content.slice(0, -1).trimEnd() : content);
    if (!goesOn) close();
  }
  close();
  return found.filter((line) => line.text !== '');
}

const WRITTEN = '<!-- Written by `npm run generate`: do not edit. -->';

/** A page of the reference: its title and its parts, an empty line between them. */
export function page(title: string, ...parts: readonly string[]): string {
  return `${[WRITTEN, `# ${title}`, ...parts].join('\n\n')}\n`;
}

/** Text that means itself in Markdown, also inside a table. */
export function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\*_<>|[\]]/g, '\\$&');
}

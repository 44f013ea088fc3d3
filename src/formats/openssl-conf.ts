/** The settings of an OpenSSL configuration by section; those before any section are in `default`. */
export type OpensslConf = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads an OpenSSL configuration (config(5ssl)): comments, continued lines, quotes; `.include` is not followed. Of a name
 * set twice in a section the last counts. A line that is no setting is passed over.
 */
export function parseOpensslConf(text: string): OpensslConf {
  const sections = new Map<string, Map<string, string>>();
  let current = sectionIn(sections, 'default');
  for (const raw of text.replace(/\\\r?\n/g, '').split('\n')) {
    const line = raw.replace(/#.*$/, '').trim();
    const [, section] = /^\[\s*(.+?)\s*\]$/.exec(line) ?? [];
    if (section !== undefined) {
      current = sectionIn(sections, section);
      continue;
    }
    const [, name, value = ''] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) current.set(name, unquoted(value));
  }
  return sections;
}

function sectionIn(sections: Map<string, Map<string, string>>, name: string): Map<string, string> {
  const found = sections.get(name) ?? new Map<string, string>();
  sections.set(name, found);
  return found;
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}

/** An XML element; text stands before children. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>> | undefined;
  readonly text?: string | undefined;
  readonly children?: readonly Element[] | undefined;
}

/** Characters that XML 1.0 (2.2) has no way to write, not even as references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** An XML document in UTF-8 with this root, two spaces deep, ending in a newline. Characters that XML lacks become U+FFFD. */
export function xml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '')}\n`;
}

function element({ name, attributes = {}, text, children = [] }: Element, indent: string): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  const start = `${indent}<${name}${said.join('')}`;
  if (text === undefined && children.length === 0) return `${start}/>`;
  const inner = children.map((child) => `\n${element(child, `${indent}  `)}`).join('');
  return `${start}>${content(text ?? '')}${inner}${inner === '' ? '' : `\n${indent}`}</${name}>`;
}

function content(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character);
}

function attribute(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? character);
}

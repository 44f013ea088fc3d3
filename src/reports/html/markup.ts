import { visible } from '../../model/visible.js';

/** HTML that is safe to put into a page: made by {@link html} alone. */
export class Markup {
  /** The HTML text. */
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Text of ours that is HTML already, such as the style sheet. Never text of a snapshot. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }
}

/** What may stand in a template: text is escaped, a list is joined, nothing is left out. */
export type Content = Markup | string | number | undefined | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A template whose values are escaped, also between quotes; what could steer the reader's eye is made visible. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((text, index) => (index < values.length ? text + written(values[index]) : text));
  return Markup.trusted(parts.join(''));
}

function written(value: Content): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(written).join('');
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/** A value as JSON inside a script element, where only `<` could end it (HTML, 13.1.2.1). */
export function jsonIsland(id: string, value: unknown): Markup {
  const json = JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => `\\u${hex(character)}`);
  return html`<script type="application/json" id="${id}">${Markup.trusted(json)}</script>`;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

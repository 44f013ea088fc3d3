/** The name of a new thing in the forms in which code needs it. */
export interface Name {
  /** Path without ending, below the directory of its kind: `os/time-zone`. */
  readonly path: string;
  /** Last part of the path, which is its id: `time-zone`. */
  readonly id: string;
  /** `timeZone` */
  readonly camel: string;
  /** `TimeZone` */
  readonly pascal: string;
  /** In words: `time zone` */
  readonly words: string;
  /** `../` as often as it takes from the file to the directory that holds all kinds' directories. */
  readonly up: string;
}

/** The forms of `text`; `undefined` unless it is `name` or `folder/name` in lower case with hyphens. */
export function nameOf(text: string): Name | undefined {
  const id = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(text)?.[1];
  if (id === undefined) return undefined;
  const parts = id.split('-');
  const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    path: text,
    id,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    words: parts.join(' '),
    up: '../'.repeat(text.split('/').length),
  };
}

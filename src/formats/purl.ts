/** A package URL (ECMA-427), its parts decoded. */
export interface Purl {
  /** In lower case: `deb`, `npm`. */
  readonly type: string;
  /** Segments with slashes between them: `debian`, `@babel`. */
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  /** Names in lower case. */
  readonly qualifiers?: Readonly<Record<string, string>> | undefined;
}

/** The package URL in `text`, without its subpath; `undefined` where it is none. Never throws. */
export function parsePurl(text: string): Purl | undefined {
  const match = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#.*)?$/is.exec(text);
  const [, type = '', path = '', query = ''] = match ?? [];
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  const slash = trimmed.lastIndexOf('/');
  const last = trimmed.slice(slash + 1);
  // Some write the @ of an npm scope as it is; that of a version stands behind the name.
  const at = last.lastIndexOf('@');
  const name = decoded(at > 0 ? last.slice(0, at) : last);
  const version = at > 0 ? decoded(last.slice(at + 1)) : undefined;
  if (match === null || !name) return undefined;
  const namespace = slash === -1 ? '' : trimmed.slice(0, slash).split('/').filter(Boolean).map(decoded).join('/');
  const qualifiers = qualifiersOf(query);
  return {
    type: type.toLowerCase(),
    ...(namespace === '' ? {} : { namespace }),
    name,
    ...(version ? { version } : {}),
    ...(Object.keys(qualifiers).length === 0 ? {} : { qualifiers }),
  };
}

/** The canonical text of a package URL: qualifiers sorted, those without a value left out. */
export function formatPurl({ type, namespace = '', name, version, qualifiers = {} }: Purl): string {
  const path = [...namespace.split('/').filter(Boolean), name].map(encoded).join('/');
  const query = Object.entries(qualifiers)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encoded(value)}`)
    .join('&');
  return `pkg:${type}/${path}${version ? `@${encoded(version)}` : ''}${query === '' ? '' : `?${query}`}`;
}

function qualifiersOf(query: string): Record<string, string> {
  const pairs = query.split('&').flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, equals).toLowerCase();
    return equals > 0 && equals < pair.length - 1 ? [[key, decoded(pair.slice(equals + 1))]] : [];
  });
  return Object.fromEntries(pairs);
}

/** A `+` is a plus sign here; what is no encoding of UTF-8 stays as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The colon alone stays of what URIs reserve, as the specification has it. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

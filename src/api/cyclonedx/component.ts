import { formatPurl, type Purl } from '../../formats/purl.js';

/** One component of a document in CycloneDX's JSON, in its field names. */
export interface Component {
  readonly 'bom-ref': string;
  readonly type: 'library' | 'application' | 'platform' | 'operating-system' | 'container' | 'device';
  readonly supplier?: { readonly name: string };
  readonly name: string;
  readonly version?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly purl?: string;
  readonly evidence?: { readonly occurrences: readonly { readonly location: string }[] };
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/** A component with the facts that are it: a package that lies in several places is one component. */
export interface Listed {
  readonly component: Component;
  /** Section and key of each fact: `packages deb/bash:amd64`. */
  readonly facts: readonly string[];
}

/** What a package is listed with. */
export interface Listing {
  readonly purl: Purl;
  /** The fact that it is from. */
  readonly fact: string;
  /** Where it lies, for what is no package of the system. */
  readonly location?: string | undefined;
  readonly type?: Component['type'] | undefined;
  readonly supplier?: string | undefined;
  readonly properties?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The components of these listings, sorted by reference: the package URL, which names the same thing in every run. */
export function componentsOf(listings: Iterable<Listing>): Listed[] {
  const byPurl = new Map<string, Listing[]>();
  for (const listing of listings) {
    const purl = formatPurl(listing.purl);
    byPurl.set(purl, [...(byPurl.get(purl) ?? []), listing]);
  }
  return [...byPurl]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([purl, same]) => ({ component: componentOf(purl, same), facts: same.map(({ fact }) => fact) }));
}

function componentOf(purl: string, [first, ...others]: readonly Listing[]): Component {
  if (first === undefined) throw new RangeError('a component of nothing');
  const { namespace, name, version, type } = first.purl;
  const locations = [first, ...others].flatMap(({ location }) => location ?? []).sort();
  const properties = Object.entries(first.properties ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value }],
  );
  return {
    'bom-ref': purl,
    type: first.type ?? 'library',
    ...(first.supplier === undefined ? {} : { supplier: { name: first.supplier } }),
    // A scope, or a vendor of Composer, is a part of the name; that of a system's package is who distributes it.
    name: namespace !== undefined && ['npm', 'composer'].includes(type) ? `${namespace}/${name}` : name,
    ...(version === undefined ? {} : { version }),
    purl,
    ...(locations.length === 0 ? {} : { evidence: { occurrences: locations.map((location) => ({ location })) } }),
    ...(properties.length === 0 ? {} : { properties }),
  };
}

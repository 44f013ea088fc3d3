import { parsePurl } from '../purl.js';
import { absolutePath, type Bill, type Json, type ListedPackage, record, records, text } from './bill.js';

/** Kinds of components that come without a package URL and are no packages. */
const NO_PACKAGES = new Set(['operating-system', 'file', 'device', 'container', 'platform', 'firmware', 'data']);

/** Properties in which Trivy, Syft and npm say where they found a component. */
const PATHS = ['aquasecurity:trivy:FilePath', 'syft:location:0:path', 'cdx:npm:package:path'];

/** What a bill of materials in CycloneDX's JSON says, of any version, components inside components included. */
export function readCycloneDx(json: Json): Bill {
  const components = [...all(json.components)];
  const packages = components.map(toPackage);
  const system = components.find((component) => component.type === 'operating-system');
  const versionId = text(system, 'version');
  const incomplete = records(json.compositions)
    .map((composition) => text(composition, 'aggregate') ?? '')
    .find((aggregate) => /^(?:incomplete|unknown)/.test(aggregate));
  return {
    format: `CycloneDX ${text(json, 'specVersion') ?? ''}`.trim(),
    name: text(record(record(json, 'metadata'), 'component'), 'name'),
    packages: packages.flatMap((one) => one ?? []),
    ...(system === undefined
      ? {}
      : { system: { id: text(system, 'name') ?? 'linux', ...(versionId === undefined ? {} : { versionId }) } }),
    unnamed: components.filter((component, at) => packages[at] === undefined && isPackage(component)).map(nameOf),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function* all(value: unknown): Iterable<Json> {
  for (const component of records(value)) {
    // It was needed to build, and is not there.
    if (component.scope !== 'excluded') yield component;
    yield* all(component.components);
  }
}

function toPackage(component: Json): ListedPackage | undefined {
  const purl = parsePurl(text(component, 'purl') ?? '');
  if (purl === undefined) return undefined;
  const properties = records(component.properties);
  const property = (name: string) =>
    text(
      properties.find((one) => one.name === name),
      'value',
    );
  const path = PATHS.map(property).find((value) => value !== undefined);
  const occurrence = text(records(record(component, 'evidence')?.occurrences)[0], 'location');
  return {
    purl,
    name: text(component, 'name') ?? purl.name,
    path: absolutePath(path ?? occurrence),
    source: property('aquasecurity:trivy:SrcName') ?? property('syft:metadata:source'),
  };
}

/** Lock files are components too, as applications without a version. */
function isPackage(component: Json): boolean {
  const { type } = component;
  if (typeof type === 'string' && NO_PACKAGES.has(type)) return false;
  return type !== 'application' || text(component, 'purl') !== undefined;
}

function nameOf(component: Json): string {
  return text(component, 'name') ?? 'a component without a name';
}

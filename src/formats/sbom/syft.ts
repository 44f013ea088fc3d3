import { parsePurl } from '../purl.js';
import { absolutePath, type Bill, type Json, type ListedPackage, record, records, text } from './bill.js';

/** What the JSON of Syft itself says. */
export function readSyft(json: Json): Bill {
  const artifacts = records(json.artifacts);
  const packages = artifacts.map(toPackage);
  const distro = record(json, 'distro');
  const id = text(distro, 'id') ?? text(distro, 'name');
  const release = {
    versionId: text(distro, 'versionID') ?? text(distro, 'version'),
    versionCodename: text(distro, 'versionCodename'),
    prettyName: text(distro, 'prettyName'),
  };
  const known = Object.fromEntries(Object.entries(release).filter(([, value]) => value !== undefined));
  const source = record(json, 'source');
  return {
    format: 'Syft',
    name: text(source, 'name') ?? text(record(source, 'metadata'), 'userInput') ?? text(source, 'target'),
    packages: packages.flatMap((one) => one ?? []),
    ...(id === undefined ? {} : { system: { id, ...known } }),
    // Binaries that it knows by their content alone are no packages of anybody.
    unnamed: artifacts
      .filter((one, at) => packages[at] === undefined && one.type !== 'binary')
      .map((one) => text(one, 'name') ?? 'an artifact without a name'),
  };
}

function toPackage(artifact: Json): ListedPackage | undefined {
  const purl = parsePurl(text(artifact, 'purl') ?? '');
  if (purl === undefined) return undefined;
  return {
    purl,
    name: text(artifact, 'name') ?? purl.name,
    path: absolutePath(text(records(artifact.locations)[0], 'path')),
    source: text(record(artifact, 'metadata'), 'source') ?? text(record(artifact, 'metadata'), 'originPackage'),
  };
}

import { parsePurl } from '../purl.js';
import { type Bill, type Json, type ListedPackage, records, text } from './bill.js';

const PURL = 'software_packageUrl';

/** What a bill of materials in the JSON-LD of SPDX 3 says: the packages of its graph. */
export function readSpdx3(json: Json): Bill {
  const graph = records(json['@graph']);
  const listed = graph.filter(({ type }) => type === 'software_Package');
  const packages = listed.map(toPackage);
  const document = graph.find(({ type }) => type === 'SpdxDocument');
  const version = text(
    graph.find(({ type }) => type === 'CreationInfo'),
    'specVersion',
  );
  const system = listed.find((one) => one.software_primaryPurpose === 'operatingSystem');
  const versionId = text(system, 'software_packageVersion');
  return {
    format: `SPDX ${version ?? '3'}`,
    name: text(document, 'name'),
    packages: packages.flatMap((one) => one ?? []),
    ...(system === undefined
      ? {}
      : { system: { id: text(system, 'name') ?? 'linux', ...(versionId === undefined ? {} : { versionId }) } }),
    unnamed: listed
      .filter((one, at) => packages[at] === undefined && isPackage(one))
      .map((one) => text(one, 'name') ?? 'a package without a name'),
  };
}

/** A purpose other than that of a library names what the document is about, or what is no package. */
function isPackage({ software_primaryPurpose: purpose }: Json): boolean {
  return purpose === undefined || purpose === 'library';
}

function toPackage(listed: Json): ListedPackage | undefined {
  const identifier = records(listed.externalIdentifier).find((one) =>
    /^packageurl$/i.test(String(one.externalIdentifierType)),
  );
  const purl = parsePurl(text(listed, PURL) ?? text(identifier, 'identifier') ?? '');
  return purl === undefined ? undefined : { purl, name: text(listed, 'name') ?? purl.name };
}

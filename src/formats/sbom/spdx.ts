import { parsePurl } from '../purl.js';
import { type Bill, type Json, type ListedPackage, records, text } from './bill.js';

/** Purposes of what comes without a package URL and is no package (SPDX 2.3, 7.24). */
const NO_PACKAGES = new Set(['OPERATING-SYSTEM', 'OPERATING_SYSTEM', 'CONTAINER', 'SOURCE', 'APPLICATION', 'FILE']);

/** What a bill of materials in the JSON of SPDX 2 says. */
export function readSpdx(json: Json): Bill {
  const listed = records(json.packages);
  const described = new Set(describedBy(json));
  const packages = listed.map(toPackage);
  const system = listed.find(({ primaryPackagePurpose }) => /^OPERATING.SYSTEM$/.test(String(primaryPackagePurpose)));
  const versionId = text(system, 'versionInfo');
  const isPackage = ({ SPDXID, primaryPackagePurpose }: Json) =>
    !described.has(SPDXID) && !NO_PACKAGES.has(String(primaryPackagePurpose));
  return {
    format: (text(json, 'spdxVersion') ?? 'SPDX').replace('-', ' '),
    name: text(json, 'name'),
    // What the document is about is no package in it, unless it is all there is.
    packages: packages.flatMap((one, at) =>
      one === undefined || (described.has(listed[at]?.SPDXID) && listed.length > 1) ? [] : [one],
    ),
    ...(system === undefined
      ? {}
      : { system: { id: text(system, 'name') ?? 'linux', ...(versionId === undefined ? {} : { versionId }) } }),
    unnamed: listed
      .filter((one, at) => packages[at] === undefined && isPackage(one))
      .map((one) => text(one, 'name') ?? 'a package without a name'),
  };
}

function describedBy(json: Json): unknown[] {
  const direct = Array.isArray(json.documentDescribes) ? json.documentDescribes : [];
  const related = records(json.relationships).filter(({ relationshipType }) => relationshipType === 'DESCRIBES');
  return [...direct, ...related.map(({ relatedSpdxElement }) => relatedSpdxElement)];
}

function toPackage(listed: Json): ListedPackage | undefined {
  const reference = records(listed.externalRefs).find(({ referenceType }) => referenceType === 'purl');
  const purl = parsePurl(text(reference, 'referenceLocator') ?? '');
  if (purl === undefined) return undefined;
  return {
    purl,
    name: text(listed, 'name') ?? purl.name,
    source: /built package from: (\S+)/.exec(text(listed, 'sourceInfo') ?? '')?.[1],
  };
}

import { ArchiveError, type Member, members, wholeOf } from '../java/zip.js';
import { type DistributionMetadata, parseMetadata } from './metadata.js';

/** Longest metadata that are unpacked. */
const LONGEST = 4 * 1024 * 1024;
const METADATA = /^[^/]+\.dist-info\/METADATA$/;

/**
 * The metadata in a wheel (packaging.python.org, Binary distribution format), found by the central directory; nothing else
 * is unpacked. Throws {@link ArchiveError} for what no installer takes: no archive, no metadata, a name that leads out.
 */
export function readWheel(bytes: Uint8Array): DistributionMetadata {
  let found: Member | undefined;
  for (const member of members(bytes)) {
    if (leadsOut(member.name)) throw new ArchiveError(`would be unpacked outside of its place: ${member.name}`);
    if (METADATA.test(member.name)) found ??= member;
  }
  if (found === undefined) throw new ArchiveError('has no metadata: there is no *.dist-info/METADATA in it');
  const text = wholeOf(bytes, found, LONGEST);
  if (text === undefined) {
    throw new ArchiveError(`has metadata that cannot be unpacked, or that are longer than ${LONGEST} bytes`);
  }
  const metadata = parseMetadata(new TextDecoder().decode(text));
  if (metadata === undefined) throw new ArchiveError('has metadata that name no distribution');
  return metadata;
}

function leadsOut(name: string): boolean {
  return name.startsWith('/') || name.split(/[/\\]/).includes('..');
}

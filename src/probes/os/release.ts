import * as z from 'zod';
import { parseOsRelease } from '../../formats/os-release.js';
import type { Probe, ProbeContext } from '../../model/probe.js';

const ReleaseFact = z
  .object({
    id: z.string().meta({ description: 'ID of os-release(5): debian, alpine, rhel.' }),
    versionId: z.string().optional(),
    versionCodename: z.string().optional(),
    name: z.string().optional(),
    prettyName: z.string().optional(),
    idLike: z.array(z.string()).optional(),
    path: z.string().optional().meta({ description: 'The file that says so.' }),
  })
  .meta({ id: 'ReleaseFact' });

type ReleaseFact = z.infer<typeof ReleaseFact>;

/**
 * Files in the order in which they are asked: os-release(5) first, then what distributions had before or beside it.
 * Those that are built from Red Hat's keep its file beside their own, so theirs go first.
 */
const SOURCES: readonly (readonly [path: string, read: (text: string) => Omit<ReleaseFact, 'path'> | undefined])[] = [
  ['/etc/os-release', fromOsRelease],
  ['/usr/lib/os-release', fromOsRelease],
  ['/etc/initrd-release', fromOsRelease],
  ['/etc/alpine-release', (text) => (text === '' ? undefined : { id: 'alpine', versionId: text })],
  ['/etc/oracle-release', fromReleaseLine],
  ['/etc/centos-release', fromReleaseLine],
  ['/etc/redhat-release', fromReleaseLine],
  ['/etc/system-release', fromReleaseLine],
  ['/etc/debian_version', fromDebianVersion],
  ['/etc/arch-release', () => ({ id: 'arch' })],
];

/** How the line of `/etc/redhat-release` and its like begins → the ID that the distribution's os-release has; else the first word. */
const RELEASE_LINES: readonly (readonly [start: string, id: string])[] = [
  ['Red Hat', 'rhel'],
  ['CentOS', 'centos'],
  ['Oracle', 'ol'],
  ['Amazon', 'amzn'],
];

/** Which distribution it is, and which release of it. */
export const releaseProbe: Probe<string, ReleaseFact> = {
  id: 'release',
  section: 'os',
  title: 'distribution and release',
  schema: ReleaseFact,
  paths: SOURCES.map(([path]) => path),
  parse: (content) => Buffer.from(content.read(0, 65_536)).toString('utf8').trim(),
  conclude(context) {
    const fact = firstOf(context);
    if (fact !== undefined) return { facts: [['release', fact]] };
    // Root filesystems of busybox alone, and empty ones, have no release: that is known, not unknown.
    return { facts: [] };
  },
  comparison: { ignore: ['path'] },
};

function firstOf(context: ProbeContext<string>): ReleaseFact | undefined {
  for (const [path, read] of SOURCES) {
    const file = context.file(path);
    const fact = file === undefined ? undefined : read(file.parsed);
    if (file !== undefined && fact !== undefined) return { ...fact, path: file.entry.path };
  }
  return undefined;
}

function fromOsRelease(text: string): Omit<ReleaseFact, 'path'> | undefined {
  const variables = parseOsRelease(text);
  const field = (name: string, key: string) => (variables.get(name) ? { [key]: variables.get(name) } : {});
  if (variables.size === 0) return undefined;
  const idLike = (variables.get('ID_LIKE') ?? '').split(/\s+/).filter((id) => id !== '');
  return {
    // The default that os-release(5) gives.
    id: variables.get('ID') || 'linux',
    ...field('VERSION_ID', 'versionId'),
    ...field('VERSION_CODENAME', 'versionCodename'),
    ...field('NAME', 'name'),
    ...field('PRETTY_NAME', 'prettyName'),
    ...(idLike.length > 0 ? { idLike } : {}),
  };
}

/** `CentOS Linux release 7.9.2009 (Core)`. */
function fromReleaseLine(text: string): Omit<ReleaseFact, 'path'> | undefined {
  const match = /^(.{1,80}?)(?: Linux)?(?: Server| AMI)? release (\d[\d.]*)/.exec(text);
  const [, name, versionId] = match ?? [];
  if (name === undefined || versionId === undefined) return undefined;
  const known = RELEASE_LINES.find(([start]) => name.startsWith(start))?.[1];
  const id = known ?? name.split(/\s/, 1)[0]?.toLowerCase() ?? 'linux';
  return { id, versionId, name, prettyName: text };
}

/** `12.5`, or `trixie/sid` before a release; derivatives leave theirs as Debian had it, but they have an os-release. */
function fromDebianVersion(text: string): Omit<ReleaseFact, 'path'> | undefined {
  if (text === '') return undefined;
  return { id: 'debian', ...(/^[\d.]+$/.test(text) ? { versionId: text } : { versionCodename: text }) };
}

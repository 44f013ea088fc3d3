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
    path: z.string().meta({ description: 'The file that says so.' }),
  })
  .meta({ id: 'ReleaseFact' });

type ReleaseFact = z.infer<typeof ReleaseFact>;

/** Files in the order in which they are asked: os-release(5) first, then what distributions had before or beside it. */
const SOURCES: readonly (readonly [path: string, read: (text: string) => Omit<ReleaseFact, 'path'> | undefined])[] = [
  ['/etc/os-release', fromOsRelease],
  ['/usr/lib/os-release', fromOsRelease],
  ['/etc/initrd-release', fromOsRelease],
  ['/etc/alpine-release', (text) => ({ id: 'alpine', versionId: text })],
  ['/etc/redhat-release', fromRedHat],
  ['/etc/centos-release', fromRedHat],
  [
    '/etc/debian_version',
    (text) => ({ id: 'debian', ...(/^[\d.]+$/.test(text) ? { versionId: text } : { versionCodename: text }) }),
  ],
  ['/etc/arch-release', () => ({ id: 'arch' })],
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
    return { facts: [], status: 'complete' };
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

function fromRedHat(text: string): Omit<ReleaseFact, 'path'> | undefined {
  const match = /^(.*?)(?: Linux)?(?: Server)? release ([\d.]+)/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const id = match[1].startsWith('Red Hat') ? 'rhel' : match[1].toLowerCase().replace(/\s+/g, '');
  return { id, versionId: match[2], name: match[1], prettyName: text };
}

import { constantRanges } from '../../formats/elf/constants.js';
import { IMAGE_HEADER, imageIndexBytes, imagePackages } from '../../formats/java/image.js';
import { keystoreEntries } from '../../formats/java/keystore.js';
import { vmOptionNames } from '../../formats/java/vm-options.js';
import { toText } from '../../formats/text-problem.js';
import { JavaFact } from '../../model/facts/java.js';
import { type Content, HEAD_BYTES } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { directoryOf } from './node-paths.js';

/** What one file tells of a runtime. */
type Part = Omit<JavaFact, 'owner' | 'version'> & { readonly version?: string };

const RELEASE = '/release';
const IMAGE = '/lib/modules';
const MACHINE = '/lib/server/libjvm.so';
const AUTHORITIES = '/lib/security/cacerts';
/** Where Debian and Fedora keep what {@link AUTHORITIES} is a link to. */
const SHARED_AUTHORITIES = /^\/etc\/(?:ssl\/certs|pki\/ca-trust\/extracted)\/java\/cacerts$/;
const MAX_RELEASE = 64 * 1024;

/** Java runtimes, by the file `release` that each has in its home; what its classes and its virtual machine know. */
export const javaProbe: Probe<Part, JavaFact> = {
  id: 'java',
  title: 'Java runtimes',
  schema: JavaFact,
  matches: ({ path, size }) =>
    (path.endsWith(RELEASE) && size <= MAX_RELEASE) ||
    path.endsWith(IMAGE) ||
    path.endsWith(MACHINE) ||
    path.endsWith('/cacerts'),
  candidates: { whole: [`*${RELEASE}`, '*/cacerts'], parts: [`*${IMAGE}`, `*${MACHINE}`] },
  accepts(head, { path, size }) {
    if (path.endsWith(MACHINE)) return constantRanges(head);
    if (path.endsWith(AUTHORITIES) || SHARED_AUTHORITIES.test(path)) return [{ offset: 0, length: 12 }];
    if (!path.endsWith(IMAGE)) return size <= MAX_RELEASE && Buffer.from(head).includes('JAVA_VERSION=');
    const index = imageIndexBytes(head);
    return index === undefined ? false : [{ offset: 0, length: index }];
  },
  parse(content, { path }) {
    if (path.endsWith(MACHINE)) return { vmOptions: optionsOf(content) };
    if (path.endsWith(IMAGE)) return packagesOf(content);
    if (!path.endsWith(RELEASE)) {
      const authorities = keystoreEntries(content.read(0, 12));
      return authorities === undefined ? {} : { authorities };
    }
    return releaseOf(toText(content.bytes()), path);
  },
  concerns: (path) => path.startsWith('/usr/lib/jvm'),
  conclude(context) {
    const facts = [...context.files].flatMap(([path, { parsed }]): [string, JavaFact][] => {
      const { version } = parsed;
      if (version === undefined) return [];
      const home = directoryOf(path);
      const owner = context.owner(path);
      const more = { ...part(context, home, IMAGE), ...part(context, home, MACHINE), ...authorities(context, home) };
      return [[home, { ...parsed, ...more, version, ...(owner === undefined ? {} : { owner }) }]];
    });
    return { facts };
  },
  encoded: ['packages', 'vmOptions'],
  comparison: {
    ignore: ['owner', 'modules', 'packages', 'vmOptions'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function releaseOf(text: string, path: string): Part {
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)="?([^"\n]*)"?\r?$/gm)].map(([, key = '', value = '']) => [key, value]),
  );
  const version = fields.get('JAVA_VERSION');
  if (version === undefined) throw new UnreadableError(path, 'malformed', `${path} has no JAVA_VERSION`);
  const [vendor, modules] = [fields.get('IMPLEMENTOR'), fields.get('MODULES')];
  return {
    version,
    ...(vendor === undefined ? {} : { vendor }),
    ...(modules === undefined ? {} : { modules: modules.split(/\s+/).sort() }),
  };
}

function optionsOf(content: Content): string[] {
  const ranges = constantRanges(content.read(0, HEAD_BYTES));
  const words = ranges.flatMap(({ offset, length }) => vmOptionNames(content.read(offset, length)));
  return [...new Set(words)].sort();
}

function packagesOf(content: Content): Part {
  const index = imageIndexBytes(content.read(0, IMAGE_HEADER));
  const packages = index === undefined ? [] : imagePackages(content.read(0, index));
  return packages.length === 0 ? {} : { packages };
}

function part(context: ProbeContext<Part>, home: string, path: string): Part {
  return context.files.get(`${home}${path}`)?.parsed ?? {};
}

/** None when the store is not there; unknown when it cannot be read. */
function authorities({ tree, files }: ProbeContext<Part>, home: string): Part {
  try {
    const path = tree.canonical(`${home}${AUTHORITIES}`);
    return path === undefined ? { authorities: 0 } : (files.get(path)?.parsed ?? {});
  } catch (error) {
    if (error instanceof UnreadableError) return {};
    throw error;
  }
}

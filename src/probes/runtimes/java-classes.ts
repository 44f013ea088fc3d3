import { ArchiveError, readJavaArchive } from '../../formats/java/archive.js';
import { classVersion } from '../../formats/java/class-file.js';
import { JavaClassesFact } from '../../model/facts/java.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';

const ARCHIVE = /\.(?:jar|war|ear)$/;
const MAX_BYTES = 256 * 1024 * 1024;

/** Class files and archives of them: which Java they need. Those inside archives inside archives are not looked at. */
export const javaClassesProbe: Probe<JavaClassesFact, JavaClassesFact> = {
  id: 'java-classes',
  title: 'Java classes and archives',
  schema: JavaClassesFact,
  matches: ({ path }) => path.endsWith('.class') || ARCHIVE.test(path),
  candidates: { whole: ['*.jar', '*.war', '*.ear'], parts: ['*.class'] },
  accepts: (head, entry) =>
    ARCHIVE.test(entry.path) ? true : classVersion(head) === undefined ? false : [{ offset: 0, length: 8 }],
  parse: (content, entry) => parse(content, entry),
  concerns: (path) => path.endsWith('.class') || ARCHIVE.test(path),
  conclude(context) {
    const facts = [...context.files].map(([path, { parsed }]): [string, JavaClassesFact] => {
      const owner = context.owner(path);
      return [path, { ...parsed, ...(owner === undefined ? {} : { owner }) }];
    });
    return { facts };
  },
  comparison: {
    ignore: ['owner'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function parse(content: Content, { path }: Entry): JavaClassesFact {
  if (!ARCHIVE.test(path)) {
    const version = classVersion(content.read(0, 8));
    return { classes: 1, ...(version === undefined ? {} : { classVersion: version }) };
  }
  if (content.size > MAX_BYTES) {
    throw new UnreadableError(
      path,
      'too-large',
      `${path} has ${content.size} bytes; more than ${MAX_BYTES} are not read`,
    );
  }
  try {
    return readJavaArchive(content.bytes());
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new UnreadableError(path, 'malformed', `${path} ${error.message}`);
  }
}

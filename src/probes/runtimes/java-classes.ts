import { readJavaArchive } from '../../formats/java/archive.js';
import { classVersion } from '../../formats/java/class-file.js';
import { ClassFileError, readClass } from '../../formats/java/class-reader.js';
import { hasMain, usesOf } from '../../formats/java/main-path.js';
import { ArchiveError } from '../../formats/java/zip.js';
import { JavaClassesFact } from '../../model/facts/java.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';

const ARCHIVE = /\.(?:jar|war|ear)$/;
const MAX_BYTES = 256 * 1024 * 1024;
/** Of larger classes only the version is read. */
const MAX_CLASS = 1024 * 1024;

/** Class files and archives of them, also inside of archives: which Java they need. */
export const javaClassesProbe: Probe<JavaClassesFact, JavaClassesFact> = {
  id: 'java-classes',
  title: 'Java classes and archives',
  schema: JavaClassesFact,
  matches: ({ path }) => path.endsWith('.class') || ARCHIVE.test(path),
  candidates: { whole: ['*.jar', '*.war', '*.ear', '*.class'] },
  accepts: (head, { path, size }) => {
    if (ARCHIVE.test(path)) return true;
    if (classVersion(head) === undefined) return false;
    return size <= MAX_CLASS ? true : [{ offset: 0, length: 8 }];
  },
  parse: (content, entry) => parse(content, entry),
  concerns: (path) => path.endsWith('.class') || ARCHIVE.test(path),
  conclude(context) {
    const facts = [...context.files].map(([path, { parsed }]): [string, JavaClassesFact] => {
      const owner = context.owner(path);
      return [path, { ...parsed, ...(owner === undefined ? {} : { owner }) }];
    });
    return { facts };
  },
  encoded: ['packages', 'sure', 'perhaps'],
  comparison: {
    ignore: ['owner', 'packages', 'sure', 'perhaps', 'elsewhere', 'inner'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function parse(content: Content, { path }: Entry): JavaClassesFact {
  if (!ARCHIVE.test(path)) return parseClass(content, path);
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

function parseClass(content: Content, path: string): JavaClassesFact {
  const version = classVersion(content.read(0, 8));
  const fact = { classes: 1, ...(version === undefined ? {} : { classVersion: version }) };
  if (content.size > MAX_CLASS) return fact;
  try {
    const file = readClass(content.bytes());
    return hasMain(file) ? { ...fact, ...usesOf(file) } : fact;
  } catch (error) {
    if (!(error instanceof ClassFileError)) throw error;
    throw new UnreadableError(path, 'malformed', `${path} ${error.message}`);
  }
}

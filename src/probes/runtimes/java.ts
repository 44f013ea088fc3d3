import { toText } from '../../formats/text-problem.js';
import { JavaFact } from '../../model/facts/java.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { directoryOf } from './node-paths.js';

const NAME = '/release';
const MAX_BYTES = 64 * 1024;

/** Java runtimes, by the file `release` that each has in its home. */
export const javaProbe: Probe<JavaFact | undefined, JavaFact> = {
  id: 'java',
  title: 'Java runtimes',
  schema: JavaFact,
  matches: ({ path, size }) => path.endsWith(NAME) && size <= MAX_BYTES,
  candidates: { whole: [`*${NAME}`] },
  accepts: (head) => Buffer.from(head).includes('JAVA_VERSION='),
  parse(content, { path }) {
    const fields = new Map(
      [...toText(content.bytes()).matchAll(/^([A-Z_]+)="?([^"\n]*)"?\r?$/gm)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    );
    const version = fields.get('JAVA_VERSION');
    if (version === undefined) throw new UnreadableError(path, 'malformed', `${path} has no JAVA_VERSION`);
    const [vendor, modules] = [fields.get('IMPLEMENTOR'), fields.get('MODULES')];
    return {
      version,
      ...(vendor === undefined ? {} : { vendor }),
      ...(modules === undefined ? {} : { modules: modules.split(/\s+/).sort() }),
    };
  },
  concerns: (path) => path.startsWith('/usr/lib/jvm'),
  conclude(context) {
    const facts = [...context.files].flatMap(([path, { parsed }]): [string, JavaFact][] => {
      const owner = context.owner(path);
      return parsed === undefined
        ? []
        : [[directoryOf(path), { ...parsed, ...(owner === undefined ? {} : { owner }) }]];
    });
    return { facts };
  },
  comparison: {
    ignore: ['owner', 'modules'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

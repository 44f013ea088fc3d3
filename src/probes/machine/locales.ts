import * as z from 'zod';
import { localeNames, parseLocaleNames } from '../../formats/locale-archive.js';
import { normalLocale } from '../../model/locale-name.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';

const LocaleFact = z
  .object({ path: z.string().meta({ description: 'The archive or the directory that holds it.' }) })
  .meta({ id: 'LocaleFact' });

const ARCHIVE = '/usr/lib/locale/locale-archive';
/** A locale in a directory of its own has at least its character classes there. */
const DIRECTORY = /^\/usr\/lib(?:64)?\/locale\/([^/]+)\/LC_CTYPE$/;

/** The locales that the C library can set, by the names under which glibc looks them up (locale(7), localedef(1)). */
export const localesProbe: Probe<readonly string[], z.infer<typeof LocaleFact>> = {
  id: 'locales',
  title: 'locales',
  schema: LocaleFact,
  matches: ({ path }) => path === ARCHIVE || (path.endsWith('/LC_CTYPE') && DIRECTORY.test(path)),
  candidates: { whole: [ARCHIVE], parts: ['/usr/lib/locale/*/LC_CTYPE', '/usr/lib64/locale/*/LC_CTYPE'] },
  accepts(head, { path }) {
    if (path !== ARCHIVE) return [];
    const names = localeNames(head);
    return names === undefined ? true : [{ offset: 0, length: 56 }, names];
  },
  parse(content, { path }) {
    const [, directory] = DIRECTORY.exec(path) ?? [];
    if (directory !== undefined) return [directory];
    const names = localeNames(content.read(0, 56));
    if (names === undefined) throw new UnreadableError(path, 'malformed', `${path} is no archive of locales`);
    return parseLocaleNames(content.read(names.offset, names.length));
  },
  concerns: (path) => /^\/usr(\/lib(64)?(\/locale(\/|$)|$)|$)|^\/$/.test(path),
  conclude({ files }) {
    const facts = new Map<string, z.infer<typeof LocaleFact>>();
    for (const [path, { parsed }] of files) {
      const place = path === ARCHIVE ? path : path.slice(0, path.lastIndexOf('/'));
      for (const name of parsed) facts.set(normalLocale(name), { path: place });
    }
    return { facts };
  },
  comparison: { ignore: ['path'] },
};

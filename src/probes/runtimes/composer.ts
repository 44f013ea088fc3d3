import {
  ComposerError,
  type InstalledPackages,
  type PlatformCheck,
  readInstalled,
  readPlatformCheck,
} from '../../formats/php/composer.js';
import { ComposerFact } from '../../model/facts/composer.js';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';

const INSTALLED = '/composer/installed.json';
const CHECK = '/composer/platform_check.php';
const LONGEST = 32 * 1024 * 1024;

type Parsed = InstalledPackages | { readonly check: PlatformCheck };

/** What Composer installed for projects in PHP, and what their loader asks of the platform. */
export const composerProbe: Probe<Parsed, ComposerFact> = {
  id: 'composer',
  title: 'packages of Composer',
  schema: ComposerFact,
  matches: ({ path, size }) => (path.endsWith(INSTALLED) || path.endsWith(CHECK)) && size <= LONGEST,
  candidates: { whole: [`*${INSTALLED}`, `*${CHECK}`] },
  parse(content, { path }) {
    const text = Buffer.from(content.bytes()).toString('utf8');
    if (path.endsWith(CHECK)) return { check: readPlatformCheck(text) };
    try {
      return readInstalled(text);
    } catch (error) {
      if (error instanceof ComposerError) throw new UnreadableError(path, 'malformed', `${path} ${error.message}`);
      throw error;
    }
  },
  concerns: (path) => path.endsWith('/vendor') || path.endsWith('/vendor/composer') || path.endsWith(INSTALLED),
  conclude({ files, owner }) {
    const facts = [...files].flatMap(([path, { parsed }]): [string, ComposerFact][] => {
      if (!('packages' in parsed)) return [];
      const directory = path.slice(0, -INSTALLED.length);
      const beside = files.get(`${directory}${CHECK}`)?.parsed;
      const check = beside !== undefined && 'check' in beside ? beside.check : undefined;
      const owned = owner(path);
      const fact: ComposerFact = { packages: { ...parsed.packages } };
      if (parsed.asked.length > 0) fact.asked = [...parsed.asked];
      if (check?.php !== undefined) fact.php = check.php;
      if (check !== undefined && check.extensions.length > 0) fact.extensions = [...check.extensions];
      return [[directory, owned === undefined ? fact : { ...fact, owner: owned }]];
    });
    return { facts };
  },
  comparison: {
    ignore: ['owner'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

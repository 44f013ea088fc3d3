import * as z from 'zod';
import type { FileTree } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';

const TimezoneFact = z
  .object({
    zone: z.string().optional().meta({ description: 'The zone that is set, as /etc/localtime leads to it.' }),
    version: z.string().optional().meta({ description: 'Release of the zone data, such as 2025b.' }),
    zones: z.array(z.string()).optional().meta({ description: 'Names of the zones that there is data for, sorted.' }),
  })
  .meta({ id: 'TimezoneFact' });

const ROOT = '/usr/share/zoneinfo';
/** The first line of the compiled text of all zones: `# version 2025b` (tz database, ziguard.awk). */
const TEXT = `${ROOT}/tzdata.zi`;
const LOCALTIME = '/etc/localtime';

/** Which time zone is set, and for which there is data (tzset(3), tzfile(5)). */
export const timezonesProbe: Probe<string | undefined, z.infer<typeof TimezoneFact>> = {
  id: 'timezones',
  title: 'time zones',
  schema: TimezoneFact,
  matches: ({ path }) => path === TEXT,
  candidates: { parts: [TEXT] },
  accepts: () => [{ offset: 0, length: 64 }],
  parse: (content) => /^# version (\S+)/.exec(Buffer.from(content.read(0, 64)).toString('latin1'))?.[1],
  concerns: (path) => path === LOCALTIME || path.startsWith(ROOT) || ROOT.startsWith(path),
  conclude({ tree, files }) {
    const zone = zoneOf(tree);
    const version = files.get(TEXT)?.parsed;
    const zones = zonesBelow(tree);
    const local = zone === undefined ? {} : { zone };
    const data = { ...(version === undefined ? {} : { version }), ...(zones.length === 0 ? {} : { zones }) };
    return {
      facts: [
        ['local', local],
        ['data', data],
      ],
    };
  },
};

/** The end of the link behind the place of zones; a copy of the file instead of a link does not tell its name. */
function zoneOf(tree: FileTree): string | undefined {
  const link = tree.lookupLink(LOCALTIME)?.link;
  return /(?:^|\/)zoneinfo\/(.+)$/.exec(link ?? '')?.[1];
}

/** Other forms of the same zones, and what is no zone. */
const NOT_ZONES = /^(posix|right|Factory|posixrules|localtime|leapseconds)$|\./;

function zonesBelow(tree: FileTree, directory = ROOT, prefix = ''): string[] {
  const names = tree.list(directory) ?? [];
  return names
    .filter((name) => !NOT_ZONES.test(name))
    .flatMap((name) => {
      const entry = tree.lookupLink(`${directory}/${name}`);
      if (entry?.type === 'directory') return zonesBelow(tree, `${directory}/${name}`, `${prefix}${name}/`);
      return tree.lookup(`${directory}/${name}`)?.type === 'file' ? [`${prefix}${name}`] : [];
    })
    .sort();
}

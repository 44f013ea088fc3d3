import type { EnvironmentDescription } from '../../model/environment.js';
import type { Evidence } from '../../model/finding.js';
import type { Report, TargetReport } from '../../model/report.js';
import type { RenderOptions } from '../../model/reporter.js';

/** Where pieces of a report lead to, for terminals that show hyperlinks; `undefined` where a piece leads nowhere. */
export interface Links {
  /** The page that a rule rests on. */
  rule(id: string): string | undefined;
  /** The file that evidence names, where its environment lies in directories of this machine. */
  file(evidence: Evidence): string | undefined;
}

/** Links of nothing. */
export const NO_LINKS: Links = { rule: () => undefined, file: () => undefined };

/** The links of the report on one target; none where the reader's terminal shows none. */
export function linksOf(
  { source, rules, scope, at }: Partial<Pick<Report, 'source' | 'rules' | 'scope' | 'at'>>,
  target: Pick<TargetReport, 'environment'>,
  options: Pick<RenderOptions, 'links'>,
): Links {
  const { links } = options;
  if (links === undefined) return NO_LINKS;
  const whole = rootOf(source, links.from);
  const roots = { source: whole, target: rootOf(target.environment, links.from), payload: whole };
  return {
    rule: (id) => rules?.[id]?.references.find((address) => /^https?:\/\/[!-~]+$/.test(address)),
    file: ({ environment, path }) => {
      const root = roots[environment];
      const there = path === undefined || environment !== 'payload' ? path : placeInSource(path, scope, at);
      return root === undefined || there === undefined ? undefined : fileAddress(`${root}${there}`);
    },
  };
}

/**
 * Where in the source a file of the payload lies that is at `path` in the target: of a whole system the same place, of a
 * directory that is deployed what is left without the place at which it is laid. `undefined` where it is none of its files.
 */
function placeInSource(path: string, scope = 'unowned', at: string | undefined): string | undefined {
  if (at !== undefined) {
    const place = at.replace(/\/+$/, '');
    return path.startsWith(`${place}/`) ? path.slice(place.length) : undefined;
  }
  if (!scope.startsWith('/')) return scope === 'unowned' || scope.startsWith('above ') ? path : undefined;
  return path === scope || path.startsWith(`${scope.replace(/\/+$/, '')}/`) ? path : undefined;
}

/** The directory in which the root of an environment lies: '' for this machine itself. */
function rootOf(environment: EnvironmentDescription | undefined, from: string): string | undefined {
  if (environment === undefined) return undefined;
  const { kind, reference } = environment;
  if (kind === 'host') return reference === 'host' ? '' : undefined;
  if (kind !== 'directory' || /\.(json|json\.gz|tar|tar\.\w+|tgz)$/.test(reference)) return undefined;
  const path = /^(?:dir:)?((?:\/|\.{1,2}\/|[^:/]+\/).*)$/.exec(reference)?.[1] ?? /^dir:(.+)$/.exec(reference)?.[1];
  if (path === undefined) return undefined;
  return (path.startsWith('/') ? path : `${from}/${path}`).replace(/\/+$/, '');
}

/** The address of a file of this machine (RFC 8089), of printable ASCII alone. */
function fileAddress(path: string): string {
  return `file://${path
    .split('/')
    .map((part) => encodeURIComponent(Buffer.from(part).toString()))
    .join('/')}`;
}

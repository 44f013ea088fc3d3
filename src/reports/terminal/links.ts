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
  { source, rules, scope }: Partial<Pick<Report, 'source' | 'rules' | 'scope'>>,
  target: Pick<TargetReport, 'environment'>,
  options: Pick<RenderOptions, 'links'>,
): Links {
  const { links } = options;
  if (links === undefined) return NO_LINKS;
  const roots = {
    source: rootOf(source, links.from),
    target: rootOf(target.environment, links.from),
    payload: rootOf(source, links.from),
  };
  return {
    rule: (id) => rules?.[id]?.references.find((address) => /^https?:\/\/[!-~]+$/.test(address)),
    file: ({ environment, path }) => {
      const root = roots[environment];
      if (root === undefined || path === undefined) return undefined;
      return environment === 'payload' && isLaid(path, scope) ? undefined : fileAddress(`${root}${path}`);
    },
  };
}

/**
 * Whether a path of the payload is where it is laid in the target, and not where it lies in the source: of a bare payload.
 * Of a whole system the two are the same.
 */
function isLaid(path: string, scope = 'unowned'): boolean {
  if (scope.startsWith('/')) return path !== scope && !path.startsWith(`${scope.replace(/\/+$/, '')}/`);
  return scope !== 'unowned' && !scope.startsWith('above ');
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

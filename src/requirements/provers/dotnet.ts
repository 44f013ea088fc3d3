import type { DotnetAppFact } from '../../model/facts/dotnet.js';
import { type Deployment, entryOf, type Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { DOTNET_VARIABLES, type DotnetApp, missingAssemblies, missingFrameworks, missingIcu } from '../dotnet/needs.js';
import { DOTNET_RULES } from '../dotnet/rules.js';
import { View } from '../files/view.js';
import { entries } from '../node/world.js';

const CONFIG = /\.runtimeconfig\.json$/;

/** Programs in .NET: the frameworks that their host looks for, ICU, and assemblies of their own. */
export const dotnetProver: Prover = {
  id: 'dotnet',
  title: '.NET',
  rules: DOTNET_RULES,
  files: ['dotnet-apps'],
  variables: DOTNET_VARIABLES,
  prove(payload, target, deployment) {
    const own = entries<DotnetAppFact>(payload, 'dotnet-apps').filter(([, { owner }]) => owner === undefined);
    if (own.length === 0) return [];
    const view = new View(target, payload, deployment.at);
    const apps = own.map(([path, fact]): DotnetApp => ({ path: `${view.place}${path}`, fact }));
    const hasDotnet = entries(target, 'dotnet').length > 0;
    return started(apps, view.place, deployment, hasDotnet).map(([entry, app]): Proof => {
      const unmet = [
        ...missingFrameworks(app, view, deployment),
        ...missingAssemblies(app),
        ...missingIcu(app, view, deployment),
      ];
      const breaks = unmet.some(({ level, status }) => level === 'error' && status === 'unmet');
      const unknown = unmet.some(({ status }) => status === 'unknown');
      return { entry, verdict: breaks ? 'breaks' : unknown ? 'unknown' : 'runs', unmet };
    });
  },
};

/** Programs that a command or an entry names, by their assembly or the host beside it; without either all that can be started. */
function started(
  apps: readonly DotnetApp[],
  place: string,
  { commands, entries: named, directory = '' }: Deployment,
  hasDotnet: boolean,
): [entry: string, app: DotnetApp][] {
  const of = (path: string) =>
    apps.filter((app) => path === app.path.replace(CONFIG, '.dll') || path === app.path.replace(CONFIG, ''));
  if (commands === undefined && named === undefined) {
    // What is no program of its own is started by a dotnet; where there is none, its files may only be laid there.
    const startable = apps.filter(({ fact }) => fact.host === true || hasDotnet);
    return startable.map((app) => [app.path.replace(CONFIG, app.fact.host === true ? '' : '.dll'), app]);
  }
  const absolute = (path: string) =>
    path.startsWith('/') ? path : `${directory || place}/${path.replace(/^\.\//, '')}`;
  const words = (commands ?? []).flatMap((command): [string, DotnetApp][] => {
    const [name = '', first = ''] = command;
    const file = /(?:^|\/)dotnet$/.test(name) ? first : name;
    return of(absolute(file)).map((app) => [entryOf(command), app]);
  });
  const files = (named ?? []).flatMap((path) =>
    of(`${place}${path}`).map((app): [string, DotnetApp] => [`${place}${path}`, app]),
  );
  return [...words, ...files];
}

import type { DotnetAppFact, DotnetFact } from '../../model/facts/dotnet.js';
import type { Deployment, Unmet } from '../../model/proof.js';
import type { View } from '../files/view.js';
import { entries } from '../node/world.js';
import { targetSays, undecided, unmet } from '../scene.js';
import { rollsForward } from './roll-forward.js';

/** Variables that decide which frameworks do, and whether ICU is needed (.NET, run-time configuration settings). */
export const DOTNET_VARIABLES = ['DOTNET_ROLL_FORWARD', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] as const;

/** A program in .NET as it is deployed. */
export interface DotnetApp {
  /** Path of its runtimeconfig.json in the target. */
  readonly path: string;
  readonly fact: DotnetAppFact;
}

/** Shared frameworks that the host would look for and not find. */
export function missingFrameworks({ path, fact }: DotnetApp, view: View, { environment }: Deployment): Unmet[] {
  if (fact.selfContained === true) return [];
  const roots = [...entries<DotnetFact>(view.target, 'dotnet'), ...entries<DotnetFact>(view.payload, 'dotnet')];
  const section = view.target.sections.dotnet;
  return fact.frameworks.flatMap(({ name, version, rollForward }) => {
    const installed = roots.flatMap(([, { frameworks }]) => frameworks[name] ?? []);
    const policy = environment.DOTNET_ROLL_FORWARD || rollForward;
    if (installed.some((each) => rollsForward(version, each, policy))) return [];
    const cause = `missing-framework:${name}`;
    const asks = {
      environment: 'payload' as const,
      path,
      fact: `asks for ${name} ${version}, roll forward ${policy ?? 'Minor'}`,
    };
    if (section?.status !== 'complete') {
      const reason = section?.problems[0]?.message ?? 'the snapshot of the target was taken without .NET';
      return [{ ...undecided(cause, reason, [asks]), rule: 'dotnet-framework' }];
    }
    const has = installed.length === 0 ? 'has no such framework' : `has ${name} ${installed.join(', ')}`;
    const message = `${path} asks for ${name} ${version}, and the target ${has}: "You must install or update .NET"`;
    const fix = `Install ${name} ${version} or a newer one that may stand in for it, or publish self-contained.`;
    return [unmet('dotnet-framework', cause, message, [asks, targetSays(has, roots[0]?.[0])], { fix })];
  });
}

/** ICU, which the runtime opens at its start unless it does without. */
export function missingIcu({ path, fact }: DotnetApp, view: View, { environment }: Deployment): Unmet[] {
  const switched = /^(?:1|true)$/i.test(environment.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT ?? '');
  if (fact.invariant === true || switched || view.alike('libicuuc.so').length > 0) return [];
  const libraries = view.target.sections.libraries;
  const asks = { environment: 'payload' as const, path, fact: 'does not set System.Globalization.Invariant' };
  const cause = 'missing-library:libicuuc.so';
  if (libraries?.status !== 'complete') {
    return [
      { ...undecided(cause, libraries?.problems[0]?.message ?? 'no libraries are known', [asks]), rule: 'dotnet-icu' },
    ];
  }
  const message = `${path} needs ICU, which the target does not have: "Couldn't find a valid ICU package"`;
  const fix = 'Install ICU (libicu) in the target, or set InvariantGlobalization where no cultures are needed.';
  return [unmet('dotnet-icu', cause, message, [asks, targetSays('has no libicuuc')], { fix })];
}

/** Assemblies that the program lists and that were not deployed with it. */
export function missingAssemblies({ path, fact: { missing = [] } }: DotnetApp): Unmet[] {
  const [first] = missing;
  if (first === undefined) return [];
  const list = path.replace(/\.runtimeconfig\.json$/, '.deps.json');
  const more = missing.length === 1 ? '' : ` (and ${missing.length - 1} more)`;
  const message = `${list} lists ${first}${more}, which is not beside it`;
  const evidence = [{ environment: 'payload' as const, path: list, fact: `lists ${missing.slice(0, 5).join(', ')}` }];
  const fix = 'Deploy everything that dotnet publish writes.';
  return [unmet('dotnet-assembly', `missing-assembly:${first}`, message, evidence, { fix })];
}

import { LEGACY_CALLS, OPENSSL_3 } from '../../formats/node/legacy-crypto.js';
import { memberAvailability } from '../../formats/node/members.js';
import { type Availability, describeAvailability, isAvailable } from '../../formats/node/platform.js';
import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, unmet } from '../scene.js';
import type { Launch } from './launch.js';
import type { Placed, Runtime } from './world.js';

/** A file that was loaded, and who asked for it. */
export interface Loaded {
  readonly code: Placed<NodeCodeFact>;
  readonly chain: readonly Evidence[];
}

/**
 * What files use as they are loaded, or in a function, that the release does not have. It is no error where something that
 * is loaded may bring it.
 */
export function missingFeatures(loaded: readonly Loaded[], runtime: Runtime | undefined, launch: Launch): Unmet[] {
  const version = runtime?.fact.version;
  if (runtime === undefined || version === undefined) return [];
  const defined = new Set(loaded.flatMap(({ code }) => code.fact.defines ?? []));
  const filled = loaded.some(({ code }) =>
    code.fact.modules.some(({ name }) => FILLS.test(name) || MAY_FILL.test(name)),
  );
  const lacks = (name: string) => {
    const availability = availabilityOf(name, launch);
    return availability !== undefined && !isAvailable(availability, version);
  };
  return loaded.flatMap(({ code, chain }) =>
    (code.fact.features ?? [])
      .filter(({ name, when }) => when !== 'guarded' && lacks(name))
      .flatMap(({ name, when }) => {
        // Where the object itself is not there, its members are no matter.
        const [owner = name] = name.split('.', 1);
        if (
          owner !== name &&
          code.fact.features?.some((one) => one.name === owner && one.when === when) &&
          lacks(owner)
        ) {
          return [];
        }
        if (when === 'later' && code.path.includes('/node_modules/')) return [];
        const head = name.split(/[.#]/, 1)[0] ?? name;
        const brought = filled || launch.extended || defined.has('*') || defined.has(head);
        const message = `${code.path} uses ${name}, which Node.js ${version} does not have`;
        const fix = `Use ${describeAvailability(availabilityOf(name, launch) ?? { since: [] })}.`;
        const level = when === 'start' && !brought ? 'error' : 'warning';
        const evidence = [
          ...chain,
          says(code, `uses ${name}${when === 'later' ? ' in a function' : ''}`),
          says(runtime, `is Node.js ${version}`),
        ];
        return [unmet('node-api', 'language-version:node-api', message, evidence, { fix, level })];
      }),
  );
}

/** Names of modules that bring what a release lacks; of files beside a file some say less, and what they do is read. */
const FILLS = /(?:^|[/-])(?:core-js|polyfills?|pollyfills?|shims?|ponyfills?|es-?shims?)(?:$|[/-])/;
const MAY_FILL = /^(?![./])(?:.*[/-])?(?:isomorphic|globals?|auto)(?:$|[/-])/;

function availabilityOf(name: string, { legacyProvider }: Launch): Availability | undefined {
  if (LEGACY_CALLS.has(name)) return legacyProvider ? undefined : { since: ['0.1'], until: OPENSSL_3 };
  return memberAvailability().get(name);
}

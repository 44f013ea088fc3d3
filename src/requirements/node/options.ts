import { judgeOption, optionAvailability } from '../../formats/node/options.js';
import { describeAvailability } from '../../formats/node/platform.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, targetSays, unmet } from '../scene.js';
import type { Runtime } from './world.js';

/** The words of NODE_OPTIONS: spaces separate them, quotes hold them together (doc/api/cli.md). */
export function wordsOf(value: string | undefined): string[] {
  return [...(value ?? '').matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+/g)].map(([word]) =>
    word.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inside: string) => inside.replace(/\\(.)/g, '$1')),
  );
}

/** Options that the Node.js of the target refuses to start with: "bad option", or "is not allowed in NODE_OPTIONS". */
export function refusedOptions(
  given: { readonly command: readonly string[]; readonly environment: readonly string[] },
  runtime: Runtime | undefined,
  asked: readonly Evidence[],
): Unmet[] {
  const version = runtime?.fact.version;
  if (runtime === undefined || version === undefined) return [];
  const judge = (from: 'command' | 'environment') =>
    given[from].flatMap((word): Unmet[] => {
      const verdict = judgeOption(word, version, from);
      if (verdict === 'taken') return [];
      const name = word.split('=', 1)[0] ?? word;
      const place = from === 'command' ? 'the command line' : 'NODE_OPTIONS';
      const what = verdict === 'unknown' ? 'does not know' : 'does not take from NODE_OPTIONS';
      const availability = verdict === 'unknown' ? optionAvailability(word) : undefined;
      const fix =
        availability === undefined
          ? `Take ${name} out of ${place}.`
          : `Use ${describeAvailability(availability)}, or take ${name} out of ${place}.`;
      const evidence = [...asked, targetSays(`${place} has ${name}`), says(runtime, `is Node.js ${version}`)];
      const message = `${place} has ${name}, which Node.js ${version} ${what}: it does not start`;
      return [unmet('node-option', `node-option:${name}`, message, evidence, { fix })];
    });
  return [...judge('command'), ...judge('environment')];
}

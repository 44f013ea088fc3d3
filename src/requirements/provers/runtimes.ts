import type { Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { LANGUAGES, type Language } from '../runtimes/languages.js';
import { RUNTIME_RULES } from '../runtimes/rules.js';
import { type Scene, targetSays, unmet } from '../scene.js';

/** Code of languages of which the target has no runtime at all. */
export const runtimesProver: Prover = {
  id: 'runtimes',
  title: 'runtimes',
  rules: RUNTIME_RULES,
  files: [
    'java-classes',
    'node-code',
    'node-packages',
    'composer',
    'perl-code',
    'php-code',
    'ruby-code',
    'ruby-projects',
  ],
  prove(payload, target, deployment) {
    // What is started by a command or an entry says by itself what it is started with.
    if (deployment.entries !== undefined || deployment.commands !== undefined) return [];
    const scene: Scene = {
      view: new View(target, payload, deployment.at),
      deployment,
      symbols: new SymbolTables(),
      knowledge: [],
    };
    const coded = LANGUAGES.flatMap((language) => {
      const code = language.code(payload);
      return code === undefined ? [] : [{ language, code }];
    });
    const isAlone = coded.length === 1 && !hasPrograms(payload);
    return coded.flatMap(({ language, code }): Proof[] => {
      const searched = lacking(scene, payload, language);
      if (searched === undefined) return [];
      const path = `${scene.view.place}${code.path}`;
      const message = `${path} is ${language.title} code, and the target has no ${language.title}`;
      const evidence = [
        { environment: 'payload' as const, path, fact: `is code that ${language.title} runs` },
        targetSays(`has no ${language.commands.join(' or ')} in ${searched}`),
      ];
      const breaks = isAlone && code.starts;
      const fix = `Install ${language.title} in the target, or deploy it with the software.`;
      const need = unmet('runtime-missing', `missing-interpreter:${language.commands[0]}`, message, evidence, {
        fix,
        level: breaks ? 'error' : 'warning',
      });
      return [{ entry: path, verdict: breaks ? 'breaks' : 'runs', unmet: [need] }];
    });
  },
};

/** Where its commands were looked for in vain; `undefined` where there is one, or where that is not known. */
function lacking({ view, ...scene }: Scene, payload: Snapshot, { section, commands }: Language): string | undefined {
  const has = ({ sections }: Snapshot) => Object.keys(sections[section]?.facts ?? {}).length > 0;
  // An older snapshot lacks the section: then it is PATH that counts.
  if ((view.target.sections[section]?.status ?? 'complete') !== 'complete') return undefined;
  if (has(view.target) || has(payload)) return undefined;
  const found = commands.map((command) => findCommand({ view, ...scene }, command));
  const [first] = found;
  return first?.kind === 'missing' && found.every(({ kind }) => kind === 'missing') ? first.searched : undefined;
}

/** Whether something in it runs without any of these languages: then what else lies there need not be a program. */
function hasPrograms({ sections }: Snapshot): boolean {
  return ['programs', 'python-code', 'shell-code'].some((name) => Object.keys(sections[name]?.facts ?? {}).length > 0);
}

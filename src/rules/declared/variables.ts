import type { Environment } from '@marcbachmann/cel-js';
import { languageWith, type Variables } from '../cel/language.js';
import type { RuleDefinition } from '../packs/definition.js';

/** What a rule looks at, one after the other. */
export type Form = 'difference' | 'fact' | 'pair';

/** The form of a rule: with `on` it judges differences, with `each` the facts of one side, else the pair. */
export function formOf(definition: Pick<RuleDefinition, 'on' | 'each'>): Form {
  if (definition.on !== undefined) return 'difference';
  return definition.each !== undefined ? 'fact' : 'pair';
}

/** The variables of an expression by the rule's form, with their CEL types; `items` for what is said of all hits. */
const VARIABLES: Readonly<Record<Form | 'items', Variables>> = {
  difference: {
    key: 'string',
    kind: 'string',
    source: 'map<string, dyn>',
    target: 'map<string, dyn>',
    present: 'map<string, bool>',
    fields: 'list<string>',
  },
  fact: { key: 'string', fact: 'map<string, dyn>' },
  pair: {},
  items: { items: 'list<string>' },
};

const known = new Map<Form | 'items', Environment>();

/** The language of expressions that know these variables and no others: all rules share it. */
function languageOf(form: Form | 'items'): Environment {
  const language = known.get(form) ?? languageWith(VARIABLES[form]);
  known.set(form, language);
  return language;
}

/**
 * The language of a rule's expressions by place: `match` knows the key and the fact alone, so that it can also tell
 * which unknown differences concern the rule; `subject` is one difference, fact or pair with what `let` names;
 * `result` is what is said of the whole finding: the same, or `items`, where the rule makes one finding of all.
 */
export class Languages {
  readonly #definition: RuleDefinition;
  #subject: Environment | undefined;

  constructor(definition: RuleDefinition) {
    this.#definition = definition;
  }

  readonly match = (): Environment => {
    return languageOf('fact');
  };

  readonly subject = (): Environment => {
    this.#subject ??= this.#withLets();
    return this.#subject;
  };

  readonly result = (): Environment => {
    if (this.#definition.item === undefined) return this.subject();
    return languageOf('items');
  };

  /** The language of the `let` with this name: each may use those before it. */
  before(name: string): Environment {
    return this.#withLets(name);
  }

  /** What `let` names has the type that its expression has, so that a misuse of it is found as well. */
  #withLets(end?: string): Environment {
    const form = formOf(this.#definition);
    const lets = Object.entries(this.#definition.let ?? {});
    if (lets.length === 0) return languageOf(form);
    const environment = languageWith(VARIABLES[form]);
    for (const [name, text] of lets) {
      if (name === end) break;
      environment.registerVariable(name, environment.check(text).type ?? 'dyn');
    }
    return environment;
  }
}

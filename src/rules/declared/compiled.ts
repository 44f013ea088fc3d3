import type { Difference } from '../../model/difference.js';
import type { Evidence } from '../../model/finding.js';
import type { Verdict } from '../../model/rule.js';
import { Expression, Template, type Values } from '../cel/expression.js';
import type { RuleDefinition } from '../packs/definition.js';
import { keyStart } from './key-start.js';
import { Languages } from './variables.js';

/** Something that a rule hits: the values that its texts are made of, and the differences that it judges. */
export interface Hit {
  readonly key: string;
  readonly values: Values;
  readonly differences: readonly Difference[];
}

/** A rule's expressions, each parsed when it is first evaluated. */
export class CompiledRule {
  readonly #lets: readonly (readonly [name: string, expression: Expression])[];
  readonly #keyStart: string;
  readonly #match: Expression | undefined;
  readonly #when: Expression | undefined;
  readonly #item: Template | undefined;
  readonly #message: Template;
  readonly #cause: Template | undefined;
  readonly #remedy: Template | undefined;
  readonly #identity: Template | undefined;
  readonly #evidence: readonly {
    environment: 'source' | 'target';
    path: Template | undefined;
    line: Template | undefined;
    fact: Template;
  }[];

  constructor(rule: RuleDefinition) {
    const { match, subject, result } = new Languages(rule);
    const template = (text: string | undefined, language = result) =>
      text === undefined ? undefined : new Template(text, language);
    this.#lets = Object.entries(rule.let ?? {}).map(([name, text]) => [name, new Expression(text, subject)]);
    this.#keyStart = keyStart(rule.match);
    this.#match = rule.match === undefined ? undefined : new Expression(rule.match, match);
    this.#when = rule.when === undefined ? undefined : new Expression(rule.when, subject);
    this.#item = template(rule.item, subject);
    this.#message = new Template(rule.message, result);
    this.#cause = template(rule.cause);
    this.#remedy = template(rule.remedy);
    this.#identity = template(rule.identity);
    this.#evidence = rule.evidence.map(({ environment, path, line, fact }) => ({
      environment,
      path: template(path, subject),
      line: template(line, subject),
      fact: new Template(fact, subject),
    }));
  }

  /** Whether the rule is about a fact, by what can be told of it without the other side. Throws as CEL does. */
  concerns(values: Values & { readonly key: string }): boolean {
    if (!values.key.startsWith(this.#keyStart)) return false;
    return this.#match === undefined || this.#match.holds(values);
  }

  /** The subject's values with those of `let`, if the condition holds for them; else `undefined`. Throws as CEL does. */
  hits(subject: Values): Values | undefined {
    const values = this.#withLets(subject);
    return this.#when === undefined || this.#when.holds(values) ? values : undefined;
  }

  /** One verdict for each hit, or one for all of them where the rule has an `item`. Throws as CEL does. */
  verdicts(hits: readonly Hit[]): readonly Verdict[] {
    if (this.#item === undefined) {
      return hits.map((hit) => this.#verdict(hit.values, hit.key, hit.differences, this.#evidenceOf(hit)));
    }
    if (hits.length === 0) return [];
    const item = this.#item;
    const items = hits.map((hit) => item.render(hit.values));
    const identity = hits.map((hit) => hit.key).join('\n');
    const differences = hits.flatMap((hit) => hit.differences);
    return [
      this.#verdict(
        { items },
        identity,
        differences,
        hits.flatMap((hit) => this.#evidenceOf(hit)),
      ),
    ];
  }

  #verdict(values: Values, identity: string, differences: readonly Difference[], evidence: Evidence[]): Verdict {
    return {
      message: this.#message.render(values),
      evidence,
      identity: this.#identity?.render(values) ?? identity,
      cause: this.#cause?.render(values),
      fix: this.#remedy?.render(values),
      differences,
    };
  }

  #evidenceOf(hit: Hit): Evidence[] {
    return this.#evidence.flatMap(({ environment, path, line, fact }) => {
      const text = fact.render(hit.values);
      const where = path?.render(hit.values) ?? '';
      if (text === '') return [];
      const number = Number(line?.render(hit.values) ?? '');
      const at = where !== '' && Number.isInteger(number) && number > 0 ? { line: number } : {};
      return [{ environment, ...(where === '' ? {} : { path: where }), ...at, fact: text }];
    });
  }

  /** Each `let` is worked out when it is first read, and once. */
  #withLets(subject: Values): Values {
    if (this.#lets.length === 0) return subject;
    const values = { ...subject };
    for (const [name, expression] of this.#lets) {
      let known: { value: unknown } | undefined;
      Object.defineProperty(values, name, {
        enumerable: true,
        get: () => {
          known ??= { value: expression.value(values) };
          return known.value;
        },
      });
    }
    return values;
  }
}

import type { RuleInput, Verdict } from '../../model/rule.js';
import type { Values } from '../cel/expression.js';
import { UnknownError } from '../cel/side.js';
import type { KeysRead, Need } from '../completeness.js';
import type { RuleDefinition } from '../packs/definition.js';
import { undecided } from '../undecided.js';
import type { CompiledRule, Hit } from './compiled.js';
import type { OtherSecrets } from './other-secrets.js';

/** What a rule works with while it judges one pair. */
export interface Judging {
  readonly rule: RuleDefinition;
  /** The sections that must be complete. */
  readonly needs: readonly Need[];
  /** What the keys begin with that it reads, by section; not named: any. */
  readonly read?: KeysRead | undefined;
  readonly compiled: CompiledRule;
  readonly input: RuleInput;
  /** What may be so as well, where secrets were taken out that cannot be compared. */
  readonly other?: OtherSecrets | undefined;
}

/** Collects what a rule hits and what it could not decide, and makes the verdicts of it. */
export class Outcome {
  readonly #hits: Hit[] = [];
  readonly #reasons = new Set<string>();
  #failed = 0;

  constructor(private readonly judging: Judging) {}

  hit(hit: Hit): void {
    this.#hits.push(hit);
  }

  /**
   * Judges one subject: whether the rule hits it. Where it would for other secrets alone, or not for those, it is unknown.
   * Throws as CEL does.
   */
  judge(subject: Hit, otherwise: Values | undefined): void {
    const { compiled } = this.judging;
    const values = compiled.hits(subject.values);
    if (otherwise !== undefined && (values !== undefined) !== holdsFor(compiled, otherwise)) {
      this.unknown(`${subject.key === '' ? 'it depends on' : `${subject.key} depends on`} ${SECRET}`);
    } else if (values !== undefined) this.hit({ ...subject, values });
  }

  /** Notes a reason why something may be hit and cannot be known to be. */
  unknown(reason: string): void {
    this.#reasons.add(reason);
  }

  /** Notes that an expression failed for one subject, such as on a field that the fact lacks: neither hit nor miss. */
  failed(subject: string, error: unknown): void {
    if (error instanceof UnknownError) {
      this.unknown(error.message);
      return;
    }
    this.#failed++;
    if (this.#failed === 1) this.#reasons.add(`the condition failed for ${subject} (${firstLine(error)})`);
  }

  verdicts(): readonly Verdict[] {
    const { rule, compiled } = this.judging;
    const found: Verdict[] = [];
    try {
      found.push(...compiled.verdicts(this.#hits));
    } catch (error) {
      this.#reasons.add(`a text of the rule failed (${firstLine(error)})`);
    }
    if (this.#reasons.size > 0) found.push(undecided(rule.title, [...this.#reasons]));
    return found;
  }
}

const SECRET = 'secrets of which only their presence was kept; snapshots taken with the same --redaction-key tell';

/** Whether the condition holds; `undefined`, which is neither, where it fails. */
function holdsFor(compiled: CompiledRule, values: Values): boolean | undefined {
  try {
    return compiled.hits(values) !== undefined;
  } catch {
    return undefined;
  }
}

/** CEL's own messages go on with the expression and a caret, which belong into `rules test`, not into a report. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

import type { Environment } from '@marcbachmann/cel-js';
import type { DataPath } from '../../yaml/yaml-source.js';
import type { Flaw } from '../cel/expression.js';
import type { RuleDefinition } from '../packs/definition.js';
import { parseTemplate, TemplateError } from '../template.js';
import { snapshotUse } from './sections.js';
import { Languages } from './variables.js';

/** A flaw of one of a rule's expressions: where in the rule, and where in the text there. */
export interface RuleFlaw extends Flaw {
  readonly path: DataPath;
}

/** What checking a rule's expressions tells. */
export interface Checked {
  readonly flaws: readonly RuleFlaw[];
  /** Sections, with their side, that the expressions read through `env` and that must be complete. */
  readonly sections: readonly string[];
  /** Sections, with their side, that the expressions look something up in. */
  readonly lookups: readonly string[];
}

/** Parses and type-checks every expression of a rule, none of which is evaluated. Never throws. */
export function checkExpressions(rule: RuleDefinition): Checked {
  const checker = new Checker();
  const languages = new Languages(rule);
  if (rule.match !== undefined) checker.condition(['match'], rule.match, languages.match());
  for (const [name, text] of Object.entries(rule.let ?? {})) {
    checker.expression(['let', name], text, languages.before(name));
  }
  if (rule.when !== undefined) checker.condition(['when'], rule.when, languages.subject());
  if (rule.item !== undefined) checker.template(['item'], rule.item, languages.subject());
  for (const field of ['message', 'cause', 'remedy', 'identity'] as const) {
    const text = rule[field];
    if (text !== undefined) checker.template([field], text, languages.result());
  }
  for (const [index, { path, line, fact }] of rule.evidence.entries()) {
    if (path !== undefined) checker.template(['evidence', index, 'path'], path, languages.subject());
    if (line !== undefined) checker.template(['evidence', index, 'line'], line, languages.subject());
    checker.template(['evidence', index, 'fact'], fact, languages.subject());
  }
  return { flaws: checker.flaws, sections: sorted(checker.sections), lookups: sorted(checker.lookups) };
}

function sorted(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort();
}

class Checker {
  readonly flaws: RuleFlaw[] = [];
  readonly sections = new Set<string>();
  readonly lookups = new Set<string>();

  /** Notes what is wrong with an expression and what it reads; returns its type, if it has one. */
  expression(path: DataPath, text: string, language: Environment, start = 0): string | undefined {
    const { valid, type, error } = language.check(text);
    if (!valid) {
      this.flaws.push({ path, offset: start + (error?.range?.start ?? 0), message: error?.message ?? 'not valid CEL' });
      return undefined;
    }
    const { sections, lookups, opaque } = snapshotUse(language.parse(text).ast);
    for (const section of sections) this.sections.add(section);
    for (const section of lookups) this.lookups.add(section);
    for (const offset of opaque) this.flaws.push({ path, offset: start + offset, message: OPAQUE });
    return type;
  }

  condition(path: DataPath, text: string, language: Environment): void {
    const type = this.expression(path, text, language);
    if (type === undefined || type === 'bool' || type === 'dyn') return;
    this.flaws.push({
      path,
      offset: 0,
      message: `expected a condition, which is true or false, not a value of type ${type}`,
    });
  }

  template(path: DataPath, text: string, language: Environment): void {
    try {
      for (const piece of parseTemplate(text)) {
        if (piece.kind === 'expression') this.expression(path, piece.text, language, piece.offset);
      }
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.flaws.push({ path, offset: error.offset, message: error.message });
    }
  }
}

const OPAQUE =
  'expected env.source or env.target with a section after a dot, so that it can be told what must be complete';

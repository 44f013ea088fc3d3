import type { Finding } from '../../model/finding.js';

/** More rules than this that could not decide for the same want of facts are counted, not said one by one. */
const MOST = 8;

/**
 * Rules without anything to go by, where they are many: then a whole part of the environment is unknown (a bill of
 * materials lists packages alone), and the same reason would be said of each. Empty where they are few.
 */
export function unasked(findings: readonly Finding[]): readonly Finding[] {
  const blind = findings.filter(({ status, evidence }) => status === 'undetermined' && evidence.length === 0);
  return blind.length <= MOST ? [] : blind;
}

/** All findings but these. */
export function without(findings: readonly Finding[], left: readonly Finding[]): readonly Finding[] {
  const gone = new Set(left);
  return gone.size === 0 ? findings : findings.filter((finding) => !gone.has(finding));
}

/** How many they are, in words: "32 questions could not be asked for want of facts, 3 of them about what would break". */
export function unaskedWords(left: readonly Finding[]): string {
  const errors = left.filter(({ level }) => level === 'error').length;
  const of = errors === 0 ? '' : `, ${errors} of them about what would break`;
  return `${left.length} questions could not be asked for want of facts${of}`;
}

/** Their rules, each once. */
export function unaskedRules(left: readonly Finding[]): readonly string[] {
  return [...new Set(left.map(({ rule }) => rule))];
}

import type { RuleDescriptor } from '../../model/rule.js';
import { PROVERS } from '../provers/index.js';
import { LOADING_RULES } from './loading.js';
import { STARTING_RULES } from './starting.js';

/** What explains every unmet need that a proof names, by rule id. */
export const REQUIREMENT_RULES: readonly RuleDescriptor[] = [
  ...STARTING_RULES,
  ...LOADING_RULES,
  ...PROVERS.flatMap(({ rules }) => rules),
];

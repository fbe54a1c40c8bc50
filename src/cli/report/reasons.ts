/** What the catalogue says of the rule of a finding: its title, and why a reviewer would return the form for it. */
import {
  catalogue,
  type Localized,
  type ReturnReason,
  type RuleText,
  returnReasons,
} from '../../internal.ts';

const rulesById: ReadonlyMap<string, RuleText> = new Map(catalogue.map(rule => [rule.id, rule]));

/** The reason of a rule; that of a rule which is not in the catalogue is `other`. */
export const reasonOf = (rule: string): ReturnReason => rulesById.get(rule)?.reason ?? 'other';

export const reasonTitle = (rule: string): Localized => returnReasons[reasonOf(rule)];

/** What a rule demands, in a few words; the id of one that is not in the catalogue. */
export const ruleTitle = (rule: string): Localized =>
  rulesById.get(rule)?.summary ?? { zh: rule, en: rule };

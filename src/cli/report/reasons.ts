/** Why a reviewer would return the form for a finding, by its rule. */
import { type Localized, type ReturnReason, returnReasons, ruleText } from '../../internal.ts';

/** The reason of a rule; that of a rule which is not in the catalogue is `other`. */
export const reasonOf = (rule: string): ReturnReason => ruleText(rule)?.reason ?? 'other';

export const reasonTitle = (rule: string): Localized => returnReasons[reasonOf(rule)];

/** The rules, in the order of the form; to add one is its file and one line here. */
import { fieldOnForm } from './field-on-form.ts';
import { fundingTotalMatchesSources } from './funding-total-matches-sources.ts';
import { goalStated } from './goal-stated.ts';
import { indicatorUnique } from './indicator-unique.ts';
import { nameOnForm } from './name-on-form.ts';
import { periodInOrder } from './period-in-order.ts';
import { requiredFieldStated } from './required-field-stated.ts';
import type { Rule } from './rule.ts';
import { scheduleWithinProjectPeriod } from './schedule-within-project-period.ts';

export const rules: readonly Rule[] = [
  requiredFieldStated,
  nameOnForm,
  fieldOnForm,
  periodInOrder,
  fundingTotalMatchesSources,
  scheduleWithinProjectPeriod,
  goalStated,
  indicatorUnique,
];

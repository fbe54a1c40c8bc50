/** The rules across years, in the order of the form; they run where last year's filing is given. */
import type { AcrossYearsRule } from './across-years.ts';
import { indicatorKept } from './indicator-kept.ts';
import { longTermGoalKept } from './long-term-goal-kept.ts';
import { longTermTotalKept } from './long-term-total-kept.ts';
import { projectNameKept } from './project-name-kept.ts';
import { valueNotBelowLastYear } from './value-not-below-last-year.ts';

export const acrossYears: readonly AcrossYearsRule[] = [
  projectNameKept,
  longTermTotalKept,
  longTermGoalKept,
  indicatorKept,
  valueNotBelowLastYear,
];

/** The rules, in the order of the form, errors first; to add one is its file and one line here. */
import { absoluteTarget } from './absolute-target.ts';
import { amountFitsForm } from './amount-fits-form.ts';
import { annualRepeatsLongTerm } from './annual-repeats-long-term.ts';
import { benefitRepeatsOutput } from './benefit-repeats-output.ts';
import { continuingHasBasis } from './continuing-has-basis.ts';
import { costDirection } from './cost-direction.ts';
import { countHasUnit } from './count-has-unit.ts';
import { deviationExplained } from './deviation-explained.ts';
import { documentNumberBrackets } from './document-number-brackets.ts';
import { executionRateAgrees } from './execution-rate-agrees.ts';
import { expectedIndicatorKinds } from './expected-indicator-kinds.ts';
import { expenditureAddsUp } from './expenditure-adds-up.ts';
import { fieldOnForm } from './field-on-form.ts';
import { filerPrinted } from './filer-printed.ts';
import { fundingRowsDistinct } from './funding-rows-distinct.ts';
import { fundingTotalMatchesSources } from './funding-total-matches-sources.ts';
import { fundingYearWithinPeriod } from './funding-year-within-period.ts';
import { goalMeasured } from './goal-measured.ts';
import { goalStated } from './goal-stated.ts';
import { implementingUnitIsAUnit } from './implementing-unit-is-a-unit.ts';
import { indicatorLevelFits } from './indicator-level-fits.ts';
import { indicatorUnique } from './indicator-unique.ts';
import { indicatorValueStated } from './indicator-value-stated.ts';
import { indicatorWeightsSum } from './indicator-weights-sum.ts';
import { levelOnForm } from './level-on-form.ts';
import { nameOnForm } from './name-on-form.ts';
import { narrativeAmountsAgree } from './narrative-amounts-agree.ts';
import { optionalFieldBlank } from './optional-field-blank.ts';
import { percentageWithin100 } from './percentage-within-100.ts';
import { periodCoversFunding } from './period-covers-funding.ts';
import { periodInOrder } from './period-in-order.ts';
import { phonePlausible } from './phone-plausible.ts';
import { promptReplaced } from './prompt-replaced.ts';
import { quantitativeValueNumeric } from './quantitative-value-numeric.ts';
import { requiredFieldStated } from './required-field-stated.ts';
import { requiredIndicatorKinds } from './required-indicator-kinds.ts';
import { rowFilledIn } from './row-filled-in.ts';
import type { Rule } from './rule.ts';
import { scheduleWithinProjectPeriod } from './schedule-within-project-period.ts';
import { scoreWithinWeight } from './score-within-weight.ts';
import { sentenceWithPercentage } from './sentence-with-percentage.ts';
import { tasksAddUp } from './tasks-add-up.ts';
import { textGarbled } from './text-garbled.ts';
import { textWithinLimit } from './text-within-limit.ts';
import { totalScoreAddsUp } from './total-score-adds-up.ts';
import { vagueWording } from './vague-wording.ts';
import { valueHasOperator } from './value-has-operator.ts';

export const rules: readonly Rule[] = [
  requiredFieldStated,
  nameOnForm,
  fieldOnForm,
  periodInOrder,
  fundingRowsDistinct,
  fundingTotalMatchesSources,
  tasksAddUp,
  expenditureAddsUp,
  amountFitsForm,
  fundingYearWithinPeriod,
  scheduleWithinProjectPeriod,
  goalStated,
  requiredIndicatorKinds,
  indicatorUnique,
  indicatorValueStated,
  quantitativeValueNumeric,
  percentageWithin100,
  indicatorWeightsSum,
  executionRateAgrees,
  scoreWithinWeight,
  totalScoreAddsUp,
  optionalFieldBlank,
  implementingUnitIsAUnit,
  phonePlausible,
  continuingHasBasis,
  periodCoversFunding,
  narrativeAmountsAgree,
  documentNumberBrackets,
  textGarbled,
  textWithinLimit,
  promptReplaced,
  vagueWording,
  goalMeasured,
  annualRepeatsLongTerm,
  rowFilledIn,
  expectedIndicatorKinds,
  benefitRepeatsOutput,
  levelOnForm,
  indicatorLevelFits,
  sentenceWithPercentage,
  countHasUnit,
  valueHasOperator,
  costDirection,
  absoluteTarget,
  deviationExplained,
  filerPrinted,
];

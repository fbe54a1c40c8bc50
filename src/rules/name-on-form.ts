/** Choices, and names of indicator levels that were meant to be the form's, are as the form has them. */

import type { Filing } from '../filing/filing.ts';
import type { Requirements } from '../filing/requirements.ts';
import { valueAt } from '../source/path.ts';
import { asQuestion, suggestion } from '../source/suggest.ts';
import { type StrayLevel, strayLevels } from './reading/stray-levels.ts';
import type { Report, Rule } from './rule.ts';

/**
 * Of the levels only those that are surely a slip for one of the form or stand under another than they belong to: a
 * level that the form does not know at all is printed as written, and level-on-form asks about it.
 */
export const nameOnForm: Rule = {
  id: 'name-on-form',
  reason: 'misclassified',
  severity: 'error',
  summary: {
    zh: '选项是表样所列的，指标级别没有写错名称、放错位置',
    en: 'choices are among those of the form; indicator levels are neither misspelt nor misplaced',
  },
  why: {
    zh: '自造的选项在表上没有位置；级别写错或放错，汇总时归不了类。',
    en: 'A choice that is not on the form cannot be printed; a misspelt level cannot be summed up with others.',
  },
  examples: {
    passing:
      'project: { name: 甲, attribute: 延续项目 }\nindicators: { annual: { 产出: { 数量: [{ name: 维护会场数量, value: ≥140个 }] } } }',
    failing:
      'project: { name: 甲, attribute: 延续 }\nindicators: { annual: { 产出指标: { 社会效益指标: [{ name: 会议保障次数, value: ≥30次 }] } } }',
  },
  *check(filing, requirements) {
    yield* unknownChoices(filing, requirements);
    for (const stray of strayLevels(filing, requirements)) {
      const { path, meant } = stray;
      if (meant)
        yield { path, at: 'key', meant, ...(isMoved(stray) ? misplaced(stray) : slip(stray)) };
    }
  },
};

function* unknownChoices(filing: Filing, { fields }: Requirements): Iterable<Report> {
  for (const { path, choices, takesOther } of fields) {
    if (!choices || takesOther) continue;
    const chosen = valueAt(filing, path);
    if (typeof chosen !== 'string' || choices.includes(chosen)) continue;
    yield {
      path,
      message: { zh: `表样里没有「${chosen}」`, en: `the form has no “${chosen}”` },
      help: suggestion(chosen, choices),
    };
  }
}

/** Whether the form has the name itself, elsewhere. */
const isMoved = ({ name, meant }: StrayLevel): boolean => meant?.at(-1) === name;

function misplaced({ path, name, rank, meant = [] }: StrayLevel): Pick<Report, 'message' | 'help'> {
  const above = path.at(-2);
  return {
    message:
      rank === 'first'
        ? { zh: `「${name}」不是一级指标`, en: `“${name}” is not a first level` }
        : { zh: `「${above}」下没有「${name}」`, en: `“${above}” has no “${name}”` },
    help: {
      zh: `「${name}」写在「${meant.at(-2)}」下面。`,
      en: `“${name}” belongs under “${meant.at(-2)}”.`,
    },
  };
}

const slip = ({ name, meant = [] }: StrayLevel): Pick<Report, 'message' | 'help'> => ({
  message: { zh: `表样里没有「${name}」`, en: `the form has no “${name}”` },
  help: asQuestion(String(meant.at(-1))),
});

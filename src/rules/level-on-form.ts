/** Levels of indicators are among those that the form has. */
import { strayLevels } from './reading/stray-levels.ts';
import type { Rule } from './rule.ts';

/**
 * Why a warning: places have levels of their own, which are printed as written, and bureaus accept them. Slips and
 * misplaced levels are told by name-on-form.
 */
export const levelOnForm: Rule = {
  id: 'level-on-form',
  reason: 'misclassified',
  severity: 'warning',
  summary: {
    zh: '指标级别是表样所列的',
    en: 'indicator levels are among those of the form',
  },
  why: {
    zh: '表样以外的级别照写印出，汇总时却归不到表样的各类里。',
    en: 'Another level is printed as written, but cannot be summed up with those of the form.',
  },
  examples: {
    passing:
      'indicators: { annual: { 效益指标: { 社会效益: [{ name: 会议保障次数, value: ≥30次 }] } } }',
    failing:
      'indicators: { annual: { 效益指标: { 政治效益指标: [{ name: 会议保障次数, value: ≥30次 }] } } }',
  },
  *check(filing, requirements) {
    for (const { path, name, rank, meant, names } of strayLevels(filing, requirements)) {
      if (meant) continue;
      yield {
        path,
        at: 'key',
        message: {
          zh: `表样的${rank === 'first' ? '一级' : '二级'}指标里没有「${name}」`,
          en: `the form has no ${rank} level “${name}”`,
        },
        help: {
          zh: `表样有：${names.join('、')}。本地确有「${name}」的不用改，照写印出。`,
          en: `It has ${names.join(', ')}. If your place has “${name}”, leave it; it is printed as written.`,
        },
      };
    }
  },
};

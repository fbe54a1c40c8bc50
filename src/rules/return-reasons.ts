/** Why a reviewer returns a form: the fixed list that review systems of finance bureaus offer, in their order. */
import type { Localized } from '../finding.ts';

export const returnReasons = {
  incomplete: { zh: '指标不够完整', en: 'indicators incomplete' },
  unspecific: { zh: '指标不够细化、量化', en: 'not specific or not quantified' },
  irrelevant: { zh: '相关性不够', en: 'not related to the goal' },
  mismatch: { zh: '指标与指标值不匹配', en: 'indicator and value do not match' },
  compound: { zh: '建议拆分', en: 'to be split' },
  misclassified: { zh: '一级、二级指标类型错误', en: 'under the wrong level' },
  'missing-kinds': {
    zh: '建议增加效益、产出、满意度指标',
    en: 'kinds of indicators missing',
  },
  other: { zh: '其他', en: 'other' },
} as const satisfies Readonly<Record<string, Localized>>;

export type ReturnReason = keyof typeof returnReasons;

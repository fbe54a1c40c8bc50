/** An indicator stands under the level of what it measures. */
import {
  allIndicators,
  isBenefit,
  isCost,
  isSatisfaction,
  type ReadIndicator,
} from '../filing/indicators.ts';
import type { Requirements } from '../filing/requirements.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

export const indicatorLevelFits: Rule = {
  id: 'indicator-level-fits',
  reason: 'misclassified',
  severity: 'warning',
  summary: {
    zh: '指标归在与内容相符的级别下',
    en: 'indicators stand under the level of what they measure',
  },
  why: {
    zh: '放错了级别，这一类看上去没有指标，分值也会算错。',
    en: 'Under the wrong level its own kind seems to have no indicator, and weights are summed wrongly.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 满意度调查份数, value: ≥200份 }], 成本指标: [{ name: 维护总成本, value: ≤1.5万元 }] }, 效益指标: { 经济效益指标: [{ name: 节约行政成本, value: ≥5万元 }], 社会公众或服务对象满意度指标: [{ name: 参会人员满意度, value: ≥90% }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 参会人员满意度, value: ≥90% }] } } }',
  },
  *check(filing, requirements) {
    for (const placed of allIndicators(filing)) {
      // A list without levels has no wrong ones.
      if (placed.first === '') continue;
      const kind = kindMissed(placed);
      if (kind === undefined) continue;
      const level = levelNamed(kind, requirements);
      if (level === undefined) continue;
      const { indicator, path, second } = placed;
      const name = shown(indicator.name ?? '');
      yield {
        path: [...path, 'name'],
        message: {
          zh: `“${name}”归在「${second}」下，它衡量的是${kind}`,
          en: `“${name}” stands under ${second}, but it measures ${kind}`,
        },
        help: { zh: `移到「${level}」下。`, en: `Move it to ${level}.` },
      };
    }
  },
};

type Kind = '满意度' | '成本' | '时效';

const SATISFACTION = /满意(?:度|率|程度)?(?:[（(][^（()）]*[）)])?$/;
const COST = /成本|(?:费用|单价|造价)$/;
/** What is saved or brought about is a benefit; the cost of society and nature are levels of their own. */
const NO_COST = /节|减|降|省|增|挽回|效|控制|影响|社会成本|环境成本|率$/;
const DEADLINE = /(?:完成|完工|竣工|开工|验收|拨付|发放|支付|交付|上线)(?:时间|时限|日期|期限)$/;

/** The kind that the name plainly says and the level does not. */
function kindMissed(placed: ReadIndicator): Kind | undefined {
  const { indicator, read, first, second } = placed;
  const name = indicator.name?.replace(/\s/g, '') ?? '';
  if (SATISFACTION.test(name)) return isSatisfaction(placed) ? undefined : '满意度';
  if (COST.test(name) && !NO_COST.test(name))
    return (isBenefit(placed) || isSatisfaction(placed)) && !isCost(placed) ? '成本' : undefined;
  const isTime = DEADLINE.test(name) && read?.kind === 'date';
  return isTime && /数量|质量|成本|效益|满意/.test(second) && !/时效/.test(first)
    ? '时效'
    : undefined;
}

/** The form's own level of a kind, the lower one where there are two; undefined where it has none. */
function levelNamed(kind: Kind, { classification }: Requirements): string | undefined {
  if (!classification) return undefined;
  const names = Object.entries(classification).flatMap(([first, seconds]) => [...seconds, first]);
  return names.find(name => name.includes(kind));
}

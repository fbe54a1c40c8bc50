/** Targets that nobody can reach or compute: satisfaction of 100%, rates of 100% or more, anything of 0 but what must not happen. */

import { halfWidth } from '../filing/half-width.ts';
import { allIndicators, isSatisfaction, type PlacedIndicator } from '../filing/indicators.ts';
import type { NumberQuantity } from '../filing/quantity.ts';
import { isShare } from './reading/shares.ts';
import { shown } from './reading/shown.ts';
import type { Report, Rule } from './rule.ts';

/** What must not happen at all, so that 0 is met or not. */
const MUST_NOT_HAPPEN =
  /事故|事件|案件|投诉|伤亡|死亡|违[规法纪约]|差错|失误|漏报|瞒报|舆情|上访|信访|火灾|疫情|纠纷|拖欠|挪用|泄[漏密露]|变质|发生/;

export const absoluteTarget: Rule = {
  id: 'absolute-target',
  reason: 'mismatch',
  severity: 'warning',
  summary: {
    zh: '满意度不写 100%，比率不写 ≥100%，目标值不写 0（不该发生的事除外）',
    en: 'no satisfaction of 100%, no rate of 100% or more, no target of 0 but for what must not happen',
  },
  why: {
    zh: '人人满意几乎做不到，有一人不满意就算没完成；比率最多是 100%，没有更多；目标是 0，完成率没有分母，算不出来。',
    en: 'One dissatisfied person is enough to miss 100%; no rate is more than that; with a target of 0 the completion rate is undefined.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 质量指标: [{ name: 验收合格率, value: =100% }, { name: 安全责任事故, value: 0起 }] }, 效益指标: { 社会公众或服务对象满意度指标: [{ name: 参会人员满意度, value: ≥95% }] } } }',
    failing:
      'indicators: { annual: { 效益指标: { 社会公众或服务对象满意度指标: [{ name: 参会人员满意度, value: =100% }] } } }',
  },
  *check(filing) {
    for (const placed of allIndicators(filing)) {
      const { indicator, path, read } = placed;
      const { name = '', value } = indicator;
      if (!value || read?.kind !== 'number' || read.upper || read.operator === '<') continue;
      const found = unreachable(placed, read, value.text) ?? uncomputable(read, name, value.text);
      if (found) yield { path: [...path, 'value'], from: [path], ...found };
    }
  },
};

type Told = Pick<Report, 'message' | 'help'>;

function unreachable(
  placed: PlacedIndicator,
  { unit, operator, number }: NumberQuantity,
  text: string,
): Told | undefined {
  if (unit !== '%' || operator === '≤' || !number.eq(100)) return undefined;
  const { name = '' } = placed.indicator;
  if (isSatisfaction(placed) || /满意[度率]?$/.test(name))
    return {
      message: {
        zh: `满意度目标 ${shown(text)} 几乎做不到`,
        en: `a satisfaction of ${shown(text)} is hardly achievable`,
      },
      help: { zh: '改为做得到的值，例如 ≥95%。', en: 'Set an achievable value, e.g. ≥95%.' },
    };
  // 达到100% is said of what is all done; the sign is what asks for more.
  if (operator !== '≥' || !/[≥>]/.test(halfWidth(text)) || !isShare(placed)) return undefined;
  return {
    message: {
      zh: `“${shown(name)}”最多是 100%，${shown(text)} 要求的却是不少于 100%`,
      en: `“${shown(name)}” is 100% at most, but ${shown(text)} asks for no less than that`,
    },
    help: {
      zh: '必须全部做到的写 =100%，否则写做得到的值，例如 ≥98%。',
      en: 'Write =100% where all is meant, else an achievable value, e.g. ≥98%.',
    },
  };
}

function uncomputable(
  { number, operator }: NumberQuantity,
  name: string,
  text: string,
): Told | undefined {
  if (!number.eq(0) || operator === '>' || operator === '≥' || MUST_NOT_HAPPEN.test(name))
    return undefined;
  return {
    message: {
      zh: `目标值是 ${shown(text)}，完成率无法计算`,
      en: `the target is ${shown(text)}, so no completion rate can be computed`,
    },
    help: {
      zh: '换成正面的指标，例如把“超支比例 0%”写成“成本控制率 ≤100%”。',
      en: 'Use a positive indicator instead, e.g. cost against budget ≤100%.',
    },
  };
}

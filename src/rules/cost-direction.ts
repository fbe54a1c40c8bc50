/** A cost has a ceiling, in the money unit of the funds. */
import type { Filing } from '../filing/filing.ts';
import { allIndicators, isCost, type ReadIndicator } from '../filing/indicators.ts';
import { betweenUnits, inYuan } from '../filing/money.ts';
import { type NumberQuantity, withOperator } from '../filing/quantity.ts';
import type { Localized } from '../finding.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** What is saved or earned, or how far a budget is used, may well have a floor. */
const MORE_IS_BETTER =
  /节|减|降|省|结余|结存|收|增|效|执行|控制|支付|到位|配套|完成|达标|准确|合规/;
const OVERSPENT = /超支|超概|超预算/;
const WHOLE_COST = /总成本|成本总[额数]|总投资|总费用|费用总额|总经费|经费总额|预算总额|资金总额/;

export const costDirection: Rule = {
  id: 'cost-direction',
  reason: 'mismatch',
  severity: 'warning',
  summary: {
    zh: '成本指标设上限，金额单位与资金一致',
    en: 'costs have an upper limit, in the unit of the funds',
  },
  why: {
    zh: '成本越少越好，写成 ≥ 等于要求多花；元和万元混用，与预算差一万倍。',
    en: 'A cost with ≥ asks to spend more; 元 instead of 万元 is off by a factor of ten thousand.',
  },
  basis: {
    zh: '财预〔2021〕101号：预算支出标准是成本指标值的上限。',
    en: '财预〔2021〕101号: the standard of expenditure is a ceiling for cost.',
  },
  examples: {
    passing:
      'funding: { unit: 万元, rows: [{ years: 2023, total: 1.5 }] }\nindicators: { annual: { 产出指标: { 成本指标: [{ name: 维护总成本, value: ≤1.5万元 }, { name: 单个会场维护费, value: ≤110元 }, { name: 成本节约率, value: ≥5% }] } } }',
    failing:
      'funding: { unit: 万元, rows: [{ years: 2023, total: 1.5 }] }\nindicators: { annual: { 产出指标: { 成本指标: [{ name: 维护总成本, value: ≥1.5万元 }] } } }',
  },
  *check(filing) {
    for (const placed of allIndicators(filing)) {
      const { indicator, read } = placed;
      const { name = '', value } = indicator;
      if (!value || read?.kind !== 'number' || !isOfCost(placed)) continue;
      const wrong = wrongDirection(read, name, value.text) ?? wrongUnit(read, name, filing);
      if (wrong)
        yield {
          path: [...placed.path, 'value'],
          from: [placed.path, ['funding', 'unit']],
          ...wrong,
        };
    }
  },
};

/** By its level, or by its name in a list without levels. */
const isOfCost = (placed: ReadIndicator): boolean =>
  isCost(placed) || (placed.first === '' && /成本/.test(placed.indicator.name ?? ''));

interface Wrong {
  readonly message: Localized;
  readonly help: Localized;
}

function wrongDirection(read: NumberQuantity, name: string, text: string): Wrong | undefined {
  const { operator, unit, subject = '' } = read;
  if (operator !== '≥' && operator !== '>') return undefined;
  const money = /^[千万亿]?元(?:\/|$)/.test(unit ?? '');
  const isSpent = OVERSPENT.test(name) || (money && !MORE_IS_BETTER.test(name + subject));
  if (!isSpent) return undefined;
  return {
    message: {
      zh: `成本指标“${shown(name)}”写成 ${shown(text)}，意思是花得越多越好`,
      en: `the cost “${shown(name)}” is ${shown(text)}, so spending more would be better`,
    },
    help: {
      zh: `成本写上限：${withOperator(read, '≤')}。`,
      en: `Set an upper limit: ${withOperator(read, '≤')}.`,
    },
  };
}

function wrongUnit(read: NumberQuantity, name: string, { funding }: Filing): Wrong | undefined {
  const { number, unit, operator = '' } = read;
  if (!inYuan(number, unit) || !funding.unit || unit === funding.unit) return undefined;
  const amounts = funding.rows.flatMap(row => [row.total, ...Object.values(row.sources)]);
  const sameDigits = number.gt(0) && amounts.some(amount => amount?.value.eq(number));
  if (!sameDigits && !WHOLE_COST.test(name)) return undefined;
  const moved = `${operator}${betweenUnits(number, unit, funding.unit).toFixed()}${funding.unit}`;
  const meant = `${operator}${number.toFixed()}${funding.unit}`;
  return {
    message: {
      zh: `成本指标“${shown(name)}”的单位是${unit}，资金的单位是${funding.unit}`,
      en: `the cost “${shown(name)}” is in ${unit}, but the funds are in ${funding.unit}`,
    },
    help: {
      zh: `数字没有错的，写成 ${moved}；只是单位写错的，写成 ${meant}。`,
      en: `Write ${moved} if the number is right, ${meant} if only the unit is wrong.`,
    },
  };
}

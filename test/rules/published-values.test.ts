/** Values as bureaus publish them, through all rules: no false error, and only warnings that are true. */
import { describe, expect, test } from 'vitest';
import { checkPiece } from './reports.ts';

/** Findings in the value of an output, a cost, a benefit and the satisfaction, by level; errors and warnings. */
function found(value: string): readonly string[] {
  const quoted = JSON.stringify(value);
  const yaml = `form: one-year.yaml
year: 2026
project: { name: 县道改造 }
goals: { annual: 完成县道改造。 }
funding: { unit: 万元, rows: [{ years: 2026, total: 880, sources: { 财政拨款: 880 } }] }
indicators: { annual: {
  产出指标: { 数量指标: [{ name: 县道改造, value: ${quoted} }], 成本指标: [{ name: 财政资金补助, value: ${quoted} }] },
  效益指标: { 社会效益指标: [{ name: 安全隐患情况, value: ${quoted} }] },
  满意度指标: { 服务对象满意度指标: [{ name: 沿线群众认可, value: ${quoted} }] } } }`;
  return checkPiece(yaml)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule, path }) => `${rule} ${path[3] ?? path.join('.')}`);
}

describe('nothing is wrong with', () => {
  test.each([
    ...['≥95%', '>=90%', '>92%', '≥90.00(%)', '＞95%', '≧95%', '95%以上', '不低于95%', '大于95%'],
    ...[
      '≥100公里',
      '>=60亩',
      '‹=6962人',
      '＝11个',
      '=1 个',
      '≥3(次)',
      '≥1批次',
      '=1项目',
      '4.8万株',
    ],
    ...['<=475元/亩', '≤65万元', '≤200.00(万元)', '1600元/亩', '780元/生/年', '300元/人·月'],
    ...[
      '3500公斤',
      '2km',
      '300 公里',
      '985米',
      '2370人',
      '200次',
      '1次/月',
      '2台（套）',
      '不少于8篇',
    ],
    ...['1人/年', '≥ 1 年', '每季度1次', '3-5次', '85%-90%', '10%左右', '增长5%', '提升5个百分点'],
    ...['及时', '合理', '健全', '可控', '有效', '好', '高', '是', '达标', '良好', '优良中低差'],
    ...['提升', '提高', '减少', '降低', '稳步提高', '巩固提高', '持续改善', '显著提升', '效果明显'],
    ...['不超预算', '参照政府采购成本控制', '严格执行相关制度规定', '符合相关文件要求'],
    ...[
      '在项目计划完成时间内完成',
      '达成预期指标',
      '2021年12月完成',
      '2023.07-2024.01',
      '6月30日前',
    ],
    ...['202001-202012', '2023年4月-2024年2月', '1-12月', '第四季度', '全年', '长期', '2024/12/31'],
    ...['1：1', '139公里100万元', '1条2km', '≤28.40/株', '90%≤X≤100%'],
  ])('%s', value => {
    expect(found(value)).toEqual([]);
  });
});

describe('a reviewer would ask about', () => {
  const everywhere = (rule: string) =>
    ['数量指标', '成本指标', '社会效益指标', '服务对象满意度指标'].map(level => `${rule} ${level}`);

  test.each(['2', '230', '≥ 95', '>=85', '100.00'])('%s, which has no unit', value => {
    expect(found(value)).toEqual(everywhere('count-has-unit'));
  });

  test.each(['100%', '=100%', '≥100%', '=100.00(%)', '≥100百分比'])(
    'a satisfaction of %s',
    value => {
      expect(found(value)).toEqual(['absolute-target 服务对象满意度指标']);
    },
  );

  test.each(['0%', '=0处', '≤0户'])('a target of %s', value => {
    expect(found(value)).toEqual(everywhere('absolute-target'));
  });

  test.each(['≥3,500.00元', '不低于30元/人'])('a cost of %s', value => {
    expect(found(value)).toEqual(['cost-direction 成本指标']);
  });
});

describe('an error is', () => {
  test.each(['≥**个', '**元/人·月', 'XX%', '/', '……'])('the placeholder %s', value => {
    expect(found(value)).toHaveLength(4);
    expect(found(value).every(text => text.startsWith('indicator-value-stated'))).toBe(true);
  });
});

const named = (name: string, value: string, levels = '产出指标/质量指标') => {
  const [first, second] = levels.split('/');
  return checkPiece(
    `form: one-year.yaml\nindicators: { annual: { ${first}: { ${second}: [{ name: ${name}, value: ${JSON.stringify(value)} }] } } }`,
  )
    .findings.filter(({ path, severity }) => path.at(-1) === 'value' && severity !== 'info')
    .map(({ rule }) => rule);
};

test.each([
  ['安全责任事故', '0起', []],
  ['有效投诉', '≤0次', []],
  ['预算超支比例', '0%', ['absolute-target']],
  ['工程验收合格率', '≥100%', ['absolute-target']],
  ['委托业务报告合格率', '≥100百分比', ['absolute-target']],
  ['工程验收合格率', '=100%', []],
  ['资金到位率', '达到100%', []],
  ['资金使用合规率', '≤100%', []],
  ['业务量增长率', '≥100%', []],
  ['工程验收合格率', '>100%', ['percentage-within-100']],
  ['资金拨付及时率', '100%', []],
  ['年增粮食', '3500公斤', []],
])('%s %s', (name, value, rules) => {
  expect(named(name, value)).toEqual(rules);
});

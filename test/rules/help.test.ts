/** Help shows the right way to write the very value that is wrong. */
import { expect, test } from 'vitest';
import { reportsOf, ruleNamed } from './reports.ts';

const named = (level: string, name: string, value: string, unit = '万元') =>
  `funding: { unit: ${unit}, rows: [{ years: 2024, total: 90 }] }
indicators: { annual: { 产出指标: { ${level}: [{ name: ${name}, value: ${JSON.stringify(value)} }] } } }`;

test.each([
  ['value-has-operator', '质量指标', '会场完好率', '98％', '≥98%，'],
  ['value-has-operator', '数量指标', '巡查', '每年12次', '≥12次/年，'],
  ['value-has-operator', '质量指标', '单产', '增长5%', '增长≥5%，'],
  ['count-has-unit', '数量指标', '培训人数', '≥40', '≥40人'],
  ['count-has-unit', '质量指标', '验收合格率', '98', '98%'],
  ['count-has-unit', '数量指标', '新建凉亭', '=3', '=3个'],
  ['cost-direction', '成本指标', '管护费用', '不低于30万元', '≤30万元'],
  ['cost-direction', '成本指标', '项目总成本', '≤900000元', '≤90万元；'],
  ['cost-direction', '成本指标', '设备费', '≤90元', '≤90万元'],
  ['percentage-within-100', '质量指标', '验收合格率', '≥980%', '98%'],
])('%s: %s %s %s', (id, level, name, value, shown) => {
  const [report] = reportsOf(ruleNamed(id), named(level, name, value));
  expect(report?.help?.zh).toContain(shown);
});

test.each([
  ['count-has-unit', '成本指标', '设备费用', '≤30', '≤30元'],
  ['indicator-value-stated', '数量指标', '新建凉亭', '≥XX个', '≤200000元'],
  ['cost-direction', '成本指标', '项目总成本', '≤90万元', '≤900000元；'],
])('%s uses the unit of the filing', (id, level, name, value, shown) => {
  const [report] = reportsOf(ruleNamed(id), named(level, name, value, '元'));
  expect(report?.help?.zh).toContain(shown);
});

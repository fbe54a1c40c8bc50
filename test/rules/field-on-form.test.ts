/** What a form does not print: one finding for what belongs together, and what the form has in its place. */
import { expect, test } from 'vitest';
import { checkPiece } from './reports.ts';

const found = (yaml: string) =>
  checkPiece(`form: one-year.yaml\nyear: 2026\n${yaml}`)
    .findings.filter(({ rule }) => rule === 'field-on-form')
    .map(({ path, message, help }) => `${path.join('.')}: ${message.zh}。${help?.zh}`);

const DELETE = '删去这一项，或换用有这一项的表样';

test('a group of which the form prints nothing is one finding', () => {
  expect(
    found(`schedule: [{ task: 甲, start: 2026-01, end: 2026-02 }, { task: 乙, start: 2026-03, end: 2026-04 }]
justification: { basis: 甲, feasibility: 乙, necessity: 丙 }
preparer: { name: 甲, phone: 0895-4821234 }
goals: { longTerm: 三年造林900亩。, annual: 造林300亩。 }
indicators: { longTerm: { 产出指标: { 数量指标: [{ name: 造林面积, value: ≥900亩, note: 三年 }] } } }`),
  ).toEqual([
    `schedule: 表上没有「项目实施进度计划」的位置。${DELETE}。`,
    `justification: 表上没有「项目立项情况」的位置。${DELETE}。`,
    `goals.longTerm: 表上没有「长期目标」的位置。${DELETE}；这张表在这里有：annual。`,
    `indicators.longTerm: 表上没有「长期绩效指标」的位置。${DELETE}；这张表在这里有：annual。`,
  ]);
});

test('groups with nothing in them are let pass', () => {
  expect(found('schedule: []\nobjectives: []\nindicators: { longTerm: {} }')).toEqual([]);
});

test('the keys of the form are told in the spelling of the filing', () => {
  expect(
    found(`项目基本信息: { 项目名称: 甲, 项目负责人: 乙 }
项目资金申请: { 金额单位: 万元, 测算依据: 无, 资金明细: [{ 年份: 2026, 合计: 3, 资金来源: { 中央补助: 3 } }] }`),
  ).toEqual([
    `project.leader: 表上没有「项目负责人」的位置。${DELETE}；这张表在这里有：项目名称。`,
    `funding.basis: 表上没有「项目资金申请」「测算依据」的位置。${DELETE}；这张表在这里有：资金明细、金额单位。`,
    `funding.rows.0.sources.中央补助: 表上没有资金来源「中央补助」这一列。${DELETE}；这张表在这里有：财政拨款、其他资金。`,
  ]);
});

test('funds that the form has in other columns are one finding with their names', () => {
  const yaml = `form: performance/self-evaluation\nyear: 2026
funding: { unit: 万元, rows: [{ years: 2026, total: 3, sources: { 财政拨款: 3 } }, { years: 2026-2028, total: 9 }] }`;
  const [only, ...others] = checkPiece(yaml).findings.filter(
    ({ rule }) => rule === 'field-on-form',
  );
  expect(others).toEqual([]);
  expect(only?.path).toEqual(['funding', 'rows']);
  expect(only?.help?.zh).toMatch(/这张表在这里有：.*budget、adjusted、spent/);
});

test('a column of indicators says the same at each of them', () => {
  const told = found(
    'indicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, value: 1座, note: 乙 }, { name: 丙, value: 2座, note: 丁 }] } } }',
  );
  expect(told).toEqual(
    [0, 1].map(
      index =>
        `indicators.annual.产出指标.数量指标.${index}.note: 表上「年度绩效指标」没有「备注」这一列。${DELETE}；这张表在这里有：name、value、weight。`,
    ),
  );
});

/** Whatever a filing says: rules neither throw nor change their mind, and wrong sums are always found. */
import { readFileSync } from 'node:fs';
import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFiling } from '../../src/filing/convert.ts';
import { check, rules, templateLoader } from '../../src/internal.ts';
import { cases } from '../random.ts';
import { requirements, ruleNamed, writing } from './reports.ts';

const words = fc.constantFrom(
  ...'≥ ≤ = 95% 100% 0 1.5万元 约 XX ** 2023年12月31日前 完成 保通率 满意度 显著提升 申请资金 总投资'.split(
    ' ',
  ),
  ...'〔2023〕 [2019]133号 （ ） 。 ， 、 － 市财政局 预算科 一期 三次 百分之 每年 12次/年 以上 \u{20000} \n'.split(
    ' ',
  ),
);
const text = fc.oneof(
  fc.array(words, { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ maxLength: 12 }),
);
const date = fc.constantFrom(
  ...['2023-01-01', '2023年12月31日', '2025-06', '2023年6月', '2024', '2023-02-30', 'x'],
);
const years = fc.constantFrom('2023', '2023-2025', '2025-2023', '20', '');
const amount = fc.constantFrom('0', '1.5', '4.50', '120000', '-1', '');
const some = <T>(model: Record<string, fc.Arbitrary<T>>) => fc.record(model, { requiredKeys: [] });
const indicator = some<unknown>({
  name: text,
  value: fc.oneof(
    text,
    some({
      operator: fc.constantFrom('≥', '>', '=', '<', '≤', '定性', ''),
      target: text,
      unit: text,
    }),
  ),
  note: text,
  weight: amount,
  explanation: text,
});
const table = fc.dictionary(
  fc.constantFrom('产出指标', '效益指标', '成本指标', '甲', '__proto__'),
  fc.dictionary(
    fc.constantFrom('数量指标', '成本指标', '社会效益指标', '社会公众或服务对象满意度指标', 'x'),
    fc.array(indicator, { maxLength: 4 }),
    { maxKeys: 3 },
  ),
  { maxKeys: 3 },
);
const period = { start: date, end: date };
const filing = some<unknown>({
  form: fc.constant('xizang/fujian2'),
  year: years,
  reportingUnit: text,
  project: some<unknown>({
    name: text,
    attribute: fc.constantFrom('新增项目', '延续项目', ''),
    department: text,
    departmentCode: text,
    implementingUnit: text,
    leader: text,
    phone: text,
    period: some(period),
  }),
  funding: some<unknown>({
    unit: fc.constantFrom('万元', '元', '角'),
    rows: fc.array(
      some<unknown>({
        years,
        total: amount,
        sources: fc.dictionary(fc.constantFrom('财政拨款', '其他资金', 'x'), amount),
      }),
      { maxLength: 4 },
    ),
  }),
  unitFunctions: text,
  overview: text,
  justification: some({ basis: text, feasibility: text, necessity: text }),
  schedule: fc.array(some({ task: text, ...period }), { maxLength: 3 }),
  goals: some({ longTerm: text, annual: text }),
  indicators: some({ longTerm: table, annual: table }),
  objectives: fc.array(some<unknown>({ text, indicators: table }), { maxLength: 2 }),
  remarks: text,
  preparer: some({ name: text, phone: text, date }),
});

test('every rule is total and deterministic', () => {
  fc.assert(
    fc.property(filing, value => {
      for (const rule of rules) {
        const run = () => [...rule.check(toFiling(value).filing, requirements, writing)];
        expect(run()).toEqual(run());
      }
    }),
    { numRuns: cases(200) },
  );
});

const seed = readFileSync(new URL('../../examples/xizang/fujian2.yaml', import.meta.url), 'utf8');
const loadTemplate = templateLoader(path => readFileSync(path));

test('any other number in the funds of the seed breaks a sum', () => {
  const places = [...seed.matchAll(/(?<=total: |财政拨款: )[\d.]+/g)];
  expect(places).toHaveLength(4);
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.integer({ min: 0, max: 6 }),
      ({ 0: before, index }, digits, decimals) => {
        const after = new Big(digits).div(new Big(10).pow(decimals)).toFixed();
        fc.pre(!new Big(after).eq(before));
        const text = seed.slice(0, index) + after + seed.slice(index + before.length);
        const { findings } = check(text, { loadTemplate });
        expect(findings.map(({ rule }) => rule)).toContain('funding-total-matches-sources');
      },
    ),
    { numRuns: cases(100) },
  );
});

test('the order and the number of a rule’s findings do not depend on what ran before', () => {
  const { filing } = check(seed, { loadTemplate });
  const alone = rules.map(
    ({ id }) => [...ruleNamed(id).check(filing, requirements, writing)].length,
  );
  const reversed = rules
    .toReversed()
    .map(rule => [...rule.check(filing, requirements, writing)].length);
  expect(reversed.toReversed()).toEqual(alone);
});

test('time grows with the text, not with its square', () => {
  const parts = [
    '对',
    '委',
    '（',
    '2019]',
    '总投资5万元，',
    '完成',
    '第',
    '1,',
    '〔',
    '进一步',
    '本项目',
    '申请',
    '率为',
    '、',
  ];
  const value = parts.map(part => part.repeat(10_000 / part.length)).join('完');
  const indicator = { name: value, value, note: value };
  const { filing } = toFiling({
    year: '2023',
    project: { attribute: '新增项目', implementingUnit: value, phone: value },
    funding: { unit: '万元', rows: [{ years: '2023', total: '1' }] },
    overview: value,
    justification: { basis: value },
    goals: { longTerm: value, annual: value },
    indicators: {
      annual: { 产出指标: { 成本指标: [indicator] }, 效益指标: { 满意度: [indicator] } },
    },
  });
  for (const rule of rules) {
    const start = performance.now();
    for (const _ of rule.check(filing, requirements, writing));
    expect([rule.id, performance.now() - start < 3000]).toEqual([rule.id, true]);
  }
});

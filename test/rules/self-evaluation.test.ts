/** Sums and ratios of self-evaluations and departments: what must be found, and what forms in use may well write. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkText } from '../reading.ts';
import { reportsOf, ruleNamed } from './reports.ts';

type Table = Readonly<Record<string, boolean>>;

/** Tries a rule on each piece; true where it must find something, and then one thing. */
function tries(id: string, piece: (text: string) => string, table: Table): void {
  describe(id, () => {
    test.each(Object.entries(table))('%s: %s', (text, found) => {
      expect(reportsOf(ruleNamed(id), piece(text))).toHaveLength(found ? 1 : 0);
    });
  });
}

const execution = (parts: string) =>
  `form: performance/self-evaluation\nfunding: { unit: 万元, budget: { total: 60 }, adjusted: { total: 65 }, spent: { total: 64 }, execution: { ${parts} } }`;

tries('execution-rate-agrees', execution, {
  'weight: 10, rate: 98.46%, score: 9.85': false,
  'weight: 10, rate: 98.5%, score: 9.8': false,
  'weight: 10, rate: 98.4%': false,
  'rate: 98%': false,
  'rate: "98.46"': false,
  'rate: 98.46％': false,
  'rate: "0.9846"': false,
  'rate: "1"': false,
  'rate: 约98%': false,
  'rate: 较高': false,
  'rate: ≥90%': false,
  'rate: 106.67%': true,
  'rate: 98.6%': true,
  'rate: "0.89"': true,
  'rate: 98.46%, weight: 10, score: 10.5': true,
  'rate: 50%, weight: 10, score: 12': true,
});

test.each([
  'adjusted: { total: 0 }, spent: { total: 0 }',
  'spent: { total: 5 }',
  'adjusted: { total: 5 }',
])('a rate of %s is not judged', funds => {
  const piece = `funding: { ${funds}, execution: { rate: 50% } }`;
  expect(reportsOf(ruleNamed('execution-rate-agrees'), piece)).toEqual([]);
});

const scored = (parts: string) => `form: performance/self-evaluation
funding: { execution: { weight: 10, score: 9.85 } }
indicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, weight: 50, score: 47.5 }, { name: 乙, weight: 40, score: 40 }] } } }
${parts}`;

tries('total-score-adds-up', scored, {
  'totalScore: 97.35': false,
  'totalScore: 97.350': false,
  'totalScore: 97.4': false,
  'totalScore: 97.3': false,
  'totalScore: 97': false,
  'remarks: 无': false,
  'totalScore: 97.36': true,
  'totalScore: 98.35': true,
  'totalScore: 87.5': true,
  'totalScore: 0': true,
});

test('a total is not judged where a score is missing', () => {
  const piece = scored('totalScore: 1').replace(', score: 40 ', ' ');
  expect(reportsOf(ruleNamed('total-score-adds-up'), piece)).toEqual([]);
});

const expenditure = (parts: string) =>
  `form: department/whole\nfunding: { unit: 万元, expenditure: { ${parts} } }`;

tries('expenditure-adds-up', expenditure, {
  'total: 968.1918, basic: 724.2318, project: 243.96': false,
  'total: 968.19, basic: 724.23': false,
  'basic: 724.23, project: 243.96': false,
  'total: 968.19, basic: 724.23, project: 243.69': true,
});

const reached = (indicator: string) =>
  `form: performance/self-evaluation\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 甲, ${indicator} }] } } }`;

tries('deviation-explained', reached, {
  'value: ≥40辆, actual: 34辆': true,
  'value: 不少于40辆, actual: "34"': true,
  'value: ≥1.2万次, actual: 9800次': true,
  'value: ≤0.3万元, actual: 3100元': true,
  'value: "<5%", actual: 5%': true,
  'value: =100%, actual: 98.00%': true,
  'value: 40辆, actual: 34辆, weight: 10, score: 8.5': true,
  'value: ≥40辆, actual: 34辆, deviation: 无': true,
  'value: ≥40辆, actual: 34辆, deviation: "/"': true,
  'value: ≥40辆, actual: 34辆, deviation: 到货推迟': false,
  'value: ≥40辆, actual: 34辆, note: 因到货推迟': false,
  'value: ≥40辆, actual: 40.00辆': false,
  'value: ≥40辆': false,
  'value: 40辆, actual: 34辆': false,
  'value: 40辆, actual: 34辆, weight: 10, score: 10': false,
  'value: ≥1.2万次, actual: 12000次': false,
  'value: ≤30天, actual: 26天': false,
  'value: ≥40辆, actual: 基本完成': false,
  'value: 健全, actual: 较健全': false,
  'value: 2024年6月底前, actual: 2024年7月': false,
  'value: ≥40辆, actual: 34套': false,
  'value: =11个, actual: 12个': false,
});

const listed = (rows: string) => `funding: { unit: 万元, rows: [${rows}] }`;

tries('funding-rows-distinct', listed, {
  '{ years: 2024, total: 5 }, { years: 2024, total: 6 }': true,
  '{ years: 2024, total: 5 }, { years: 2024, total: 5.00 }': true,
  '{ years: 2024-2025, total: 5, sources: { 财政拨款: 5 } }, { years: 2024-2025, total: 5, sources: { 其他资金: 5 } }': true,
  '{ years: 2024, total: 5 }, { years: 2024-2024, total: 6 }': true,
  '{ years: 2024, total: 5 }, { years: 2025, total: 5 }': false,
  '{ years: 2024-2025, total: 5 }, { years: 2024, total: 5 }': false,
  '{ total: 5 }, { total: 5 }': false,
});

const tasks = (row: string) => `form: department/whole
year: 2025
funding: { unit: 万元, rows: [{ years: 2025, ${row} }] }
tasks: [{ name: 甲, total: 0.1, sources: { 财政拨款: 0.1 } }, { name: 乙, total: 0.2, sources: { 财政拨款: 0.15, 其他资金: 0.05 } }]`;

tries('tasks-add-up', tasks, {
  'total: 0.3, sources: { 财政拨款: 0.25, 其他资金: 0.05 }': false,
  'total: 0.30': false,
  'sources: { 财政拨款: 0.250 }': false,
  'total: 0.31, sources: { 财政拨款: 0.26, 其他资金: 0.05 }': true,
  'total: 0.3, sources: { 财政拨款: 0.3 }': true,
});

test('tasks may be the projects alone', () => {
  const piece = (project: number) =>
    tasks('total: 0.8').replace('unit: 万元,', `unit: 万元, expenditure: { project: ${project} },`);
  expect(reportsOf(ruleNamed('tasks-add-up'), piece(0.3))).toEqual([]);
  expect(reportsOf(ruleNamed('tasks-add-up'), piece(0.4))).toHaveLength(1);
});

test('a task without an amount leaves the total undecided', () => {
  const piece = tasks('total: 9').replace(' total: 0.2,', '');
  expect(reportsOf(ruleNamed('tasks-add-up'), piece)).toEqual([]);
});

const placed = (text: string) => {
  const [levels, name, value] = text.split(' ');
  const [first, second] = (levels ?? '').split('/');
  return `form: performance/self-evaluation\nindicators: { annual: { ${first}指标: { ${second}指标: [{ name: ${name}, value: ${value} }] } } }`;
};

tries('indicator-level-fits', placed, {
  '产出/质量 服务对象满意度 ≥90%': true,
  '效益/社会效益 群众满意率（%） ≥90%': true,
  '效益/经济效益 单位面积管护成本 ≤3元/平方米': true,
  '产出/数量 工程完工时间 2024年10月底前': true,
  '满意度/服务对象满意度 群众满意度 ≥90%': false,
  '产出/数量 满意度调查份数 ≥200份': false,
  '产出/质量 满意度测评完成率 ≥95%': false,
  '效益/经济效益 节约行政成本 ≥5万元': false,
  '效益/经济效益 企业成本下降幅度 ≥5%': false,
  '产出/成本 单位面积管护成本 ≤3元/平方米': false,
  '产出/时效 工程完工时间 2024年10月底前': false,
  '产出/数量 验收时间 ≤5天': false,
});

describe('the shipped example', () => {
  const example = (name: string) =>
    readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
  const errorsOf = (text: string) =>
    checkText(text)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule);

  test('with a score of 12 of 10, one of 15 of 10, a rate of 50% and a total of 120 has three errors', () => {
    const text = example('performance/self-evaluation.yaml')
      .replace('rate: 97.5%, score: 9.75', 'rate: 50%, score: 12')
      .replace('score: 8.5,', 'score: 15,')
      .replace('totalScore: 98.25', 'totalScore: 120');
    expect(errorsOf(text)).toEqual([
      'execution-rate-agrees',
      'score-within-weight',
      'total-score-adds-up',
    ]);
  });

  test('of a department with another total has an error for it', () => {
    const text = example('department/whole.yaml').replace('total: 286.00,', 'total: 288.00,');
    expect(errorsOf(text)).toContain('tasks-add-up');
  });
});

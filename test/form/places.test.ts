/** The forms of places take filings as the places write them, and find what is truly wrong in them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { composeSheet } from '../../src/form/compose.ts';
import { checkText } from '../reading.ts';
import { textsOf } from './own-form.ts';

type Change = readonly [from: string | RegExp, to: string];

/** The example of a form with some of its text changed. */
function changed(form: string, ...changes: readonly Change[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (text.split(from).length < 2) throw new Error(`${form} does not say ${from}`);
      return text.replace(from, to);
    },
    readFileSync(`examples/${form}.yaml`, 'utf8'),
  );
}

const rulesOf = (text: string) =>
  checkText(text)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule }) => rule);

/** What the form prints, row by row. */
function rowsOf(text: string): readonly string[] {
  const { filing, template } = checkText(text);
  if (!template) throw new Error('no form');
  return textsOf(composeSheet(filing, template, {}));
}

describe('shanghai/district', () => {
  const form = 'shanghai/district';
  const rows = /rows: # [\s\S]*?\n\ngoals/;

  test('prints the money of the project beside that of the year, whatever row is first', () => {
    const [project = '', year = ''] = changed(form).match(/ {4}- \{ years: .*\n/g) ?? [];
    const turned = changed(form, [project + year, year + project]);
    for (const text of [changed(form), turned])
      expect(rowsOf(text).slice(3, 7)).toEqual([
        '项目资金¶（元） | 项目资金总额 | 18,600,000.00 | 年度资金申请总额 | 6,245,800.50',
        '其中：财政资金 | 17,880,000.00 | 其中：当年财政拨款 | 5,820,000.00',
        ' |  | 上年结转资金 | 185,800.50',
        '其他资金 | 720,000.00 | 其他资金 | 240,000.00',
      ]);
    expect(rulesOf(turned)).toEqual([]);
  });

  test('takes one row for both of a project of one year', () => {
    const row = (sources: string) =>
      changed(
        form,
        ['{ start: 2025-01-01, end: 2027-12-31 }', '{ start: 2026-01-01, end: 2026-12-31 }'],
        [rows, `rows: [{ years: 2026, total: 120000, sources: { ${sources} } }]\n\ngoals`],
      );
    const own = '当年财政拨款: 100000, 上年结转资金: 15000';
    expect(rulesOf(row(`财政资金: 115000, ${own}, 其他资金: 5000`))).toEqual([]);
    expect(rulesOf(row(`${own}, 其他资金: 5000`))).toEqual([]);
    expect(rulesOf(row(`财政资金: 110000, ${own}, 其他资金: 5000`))).not.toEqual([]);
  });
});

describe('hunan/town', () => {
  test('prints the money as a text, with what it is made of', () => {
    expect(rowsOf(changed('hunan/town')).slice(4, 8)).toEqual([
      '资金总额及构成 | 总额46.2000万元',
      '一、财政拨款：45.4625万元（其中：上级财政资金：25.3000万元；本级财政：20.1625万元）',
      '二、自有资金：0万元',
      '三、其他：0.7375万元',
    ]);
  });

  test('finds parts that are not the 财政拨款', () => {
    const text = changed('hunan/town', ['上级财政拨款: 25.3000', '上级财政拨款: 26.3000']);
    expect(rulesOf(text)).toEqual(['funding-total-matches-sources']);
  });
});

describe('performance/self-evaluation', () => {
  const form = 'performance/self-evaluation';
  const EXECUTION = /execution: .*/;

  test('asks for nothing that published copies leave blank', () => {
    const blank = changed(
      form,
      [/reportingUnit: .*\n/, ''],
      ['  department: 北原市交通运输局\n', ''],
      [/ {2}budget: .*\n/, ''],
      [EXECUTION, 'execution: { weight: 10, score: 9.75 }'],
      [/\npreparer: .*/, ''],
    );
    expect(rulesOf(blank)).toEqual([]);
  });

  test('takes satisfaction under its own name and under benefits', () => {
    expect(rulesOf(changed(form, ['      服务对象满意度指标:', '      满意度指标:']))).toEqual([]);
    const under = changed(form, ['    满意度指标:\n', '']);
    expect(rulesOf(under)).toEqual([]);
  });

  test.each([
    ['weight: 10, rate: 97.5%, score: 9.75', []],
    ['rate: 97.5%', []],
    ['weight: 20, rate: 97.5%, score: 9.75', ['indicator-weights-sum']],
  ])('with execution: { %s } the weights of 90 are found %j', (execution, found) => {
    const text = changed(
      form,
      [EXECUTION, `execution: { ${execution} }`],
      [/totalScore: .*\n/, ''],
    );
    expect(rulesOf(text)).toEqual(found);
  });

  test.each([
    ['25', []], // the execution of the budget has no points
    ['5', []], // or 20
    ['17', ['indicator-weights-sum']],
  ])('without a weight of the execution, with %s instead of 15: %j', (weight, found) => {
    const text = changed(
      form,
      [EXECUTION, 'execution: { rate: 97.5% }'],
      ['weight: 15, score: 15', `weight: ${weight}, score: ${weight}`],
      [/totalScore: .*\n/, ''],
    );
    expect(rulesOf(text)).toEqual(found);
  });
});

describe('department/whole', () => {
  test('prints what is received and what is spent, with shares', () => {
    expect(rowsOf(changed('department/whole')).slice(2, 9)).toEqual([
      '部门总体资金情况¶（单位：万元） | 总体资金情况 | 当年金额 | 占比',
      '收入构成 | 财政拨款 | 2282.60 | 99.6%',
      '其他资金 | 8.50 | 0.4%',
      '合计 | 2291.10 | 100%',
      '支出构成 | 基本支出 | 1842.60 | 80.4%',
      '项目支出 | 448.50 | 19.6%',
      '合计 | 2291.10 | 100%',
    ]);
  });

  test('needs no tasks', () => {
    expect(rulesOf(changed('department/whole', [/tasks:\n( .*\n)+/, '']))).toEqual([]);
  });
});

test('guangxi/school takes the schedule as a text and counts what is put in', () => {
  const form = 'guangxi/school';
  expect(rowsOf(changed(form)).filter(row => row.startsWith('项目实施进度计划'))).toEqual([
    expect.stringMatching(/^项目实施进度计划（450字内） \| 1月至4月/),
  ]);
  const without = changed(form, [/ {4}投入指标:\n( {6}.*\n)+/, '']);
  expect(rulesOf(without)).toEqual(['indicator-weights-sum']);
});

test('daqing/full takes its own kinds of indicators and the usual ones', () => {
  const usual = changed(
    'daqing/full',
    ['    绩效指标:', '    产出指标:'],
    ['目标完成程度', '数量指标'],
    ['      项目实施效益:', '    效益指标:\n      社会效益指标:'],
  );
  expect(rulesOf(usual).filter(rule => rule !== 'indicator-level-fits')).toEqual([]);
});

test('hubei/multi-goal prints each goal in a row above its indicators', () => {
  expect(rowsOf(changed('hubei/multi-goal')).filter(row => row.startsWith('项目年度目标'))).toEqual(
    [
      expect.stringMatching(/^项目年度目标1：开展/),
      expect.stringMatching(/^项目年度目标2：改造/),
      expect.stringMatching(/^项目年度目标3：培育/),
    ],
  );
});

test('chongqing/whole has indicators without levels', () => {
  const rows = rowsOf(changed('chongqing/whole'));
  expect(rows).toContain('空气质量优良天数 | 20 | 天 | ≥ | 318 | 是');
  const less = changed('chongqing/whole', ['weight: 15, core: 是', 'weight: 10, core: 是']);
  expect(rulesOf(less)).toEqual(['indicator-weights-sum']);
});

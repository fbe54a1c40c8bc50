/** Rows of the funds that a form prints by what they are: swapped, doubled, missing, without years; one finding each. */
import { describe, expect, test } from 'vitest';
import { checkPiece } from './reports.ts';

/** Of the year; of the project; of both; a list of all. */
type Form = 'one-year.yaml' | 'national/2011' | 'both-columns.yaml' | 'xizang/fujian2';

const THREE_YEARS = 'start: 2026-01, end: 2028-12';
const ONE_YEAR = 'start: 2026, end: 2026';

/** What is found in the funds: the rule, the row, the message. */
function found(form: Form, rows: string, period = THREE_YEARS): readonly string[] {
  const { findings } = checkPiece(
    `form: ${form}\nyear: 2026\nproject: { name: 甲, period: { ${period} } }\nfunding: { unit: 万元, rows: [${rows}] }`,
  );
  return findings
    .filter(({ path }) => path[0] === 'funding')
    .map(({ rule, path, message }) => `${rule} ${path[2] ?? ''} ${message.zh}`);
}

const YEAR = '{ years: 2026, total: 3 }';
const PROJECT = '{ years: 2026-2028, total: 9 }';

describe('rows in their places, in any order', () => {
  test.each<[Form, string, string?]>([
    ['both-columns.yaml', `${PROJECT}, ${YEAR}`],
    ['both-columns.yaml', `${YEAR}, ${PROJECT}`],
    ['both-columns.yaml', `${YEAR}, ${PROJECT}`, ''],
    ['both-columns.yaml', YEAR, ONE_YEAR],
    ['both-columns.yaml', `${YEAR}, ${YEAR}`, ONE_YEAR],
    [
      'both-columns.yaml',
      '{ years: 2025-2028, total: 9 }, { years: 2026, total: 0 }',
      'start: 2025',
    ],
    ['one-year.yaml', YEAR],
    ['one-year.yaml', '{ total: 3 }'],
    ['one-year.yaml', '{ years: 2026, total: 0.00, sources: { 财政拨款: 0, 其他资金: 0.00 } }'],
    ['one-year.yaml', '{ years: 2026, total: 16, sources: { 财政拨款: 16, 其他资金: } }'],
    ['one-year.yaml', '{ years: 2026, total: 16, sources: { 财政拨款: 16.00, 其他资金: 0 } }'],
    ['one-year.yaml', '{ years: 2026, total: 10606.7522, sources: { 财政拨款: 10606.7522 } }'],
    ['national/2011', PROJECT],
    ['national/2011', YEAR, ONE_YEAR],
    ['xizang/fujian2', `${YEAR}, ${PROJECT}, { years: 2027, total: 3 }`],
  ])('%s: %s %s', (form, rows, period) => {
    expect(found(form, rows, period)).toEqual([]);
  });
});

describe('rows that are missing, doubled or not printed', () => {
  test.each<[Form, string, readonly string[], string?]>([
    [
      'both-columns.yaml',
      YEAR,
      ['required-field-stated 1 「项目资金总额」没有填写：资金里没有整个项目的一行'],
    ],
    [
      'both-columns.yaml',
      PROJECT,
      ['required-field-stated 2 「年度资金申请总额」没有填写：资金里没有 2026 年的一行'],
    ],
    [
      'both-columns.yaml',
      '',
      [
        'required-field-stated 0 「项目资金总额」和「年度资金申请总额」没有填写：资金里没有整个项目的一行，也没有 2026 年的一行',
      ],
    ],
    [
      'both-columns.yaml',
      `${YEAR}, { years: , total: , sources: { 财政资金: } }`,
      ['required-field-stated 2 「项目资金总额」没有填写：资金里没有整个项目的一行'],
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, { years: 2025, total: 3 }`,
      ['field-on-form 1 「年度资金申请总额」没有填写：表上没有 2025 年资金的位置'],
    ],
    [
      'both-columns.yaml',
      `{ total: 9 }, ${YEAR}`,
      ['field-on-form 0 「项目资金总额」没有填写：第 1 行资金没有写年份'],
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, { total: 3 }`,
      ['field-on-form 1 「年度资金申请总额」没有填写：第 2 行资金没有写年份'],
    ],
    [
      'both-columns.yaml',
      '{ total: 3 }',
      ['field-on-form 0 「项目资金总额」和「年度资金申请总额」没有填写：第 1 行资金没有写年份'],
      ONE_YEAR,
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, ${YEAR}, { years: 2026, total: 4 }`,
      ['funding-rows-distinct 2 「年度资金申请总额」写了两行，一行合计 3万元，一行合计 4万元'],
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, ${YEAR}, ${YEAR}`,
      ['funding-rows-distinct 2 「年度资金申请总额」写了两行，金额一样'],
    ],
    [
      'both-columns.yaml',
      `${YEAR}, ${YEAR}, ${YEAR}`,
      ['funding-rows-distinct 1 「项目资金总额」写了两行，金额一样'],
      ONE_YEAR,
    ],
    [
      'both-columns.yaml',
      `${YEAR}, { years: 2026, total: 4 }`,
      [
        'funding-rows-distinct 1 「项目资金总额」和「年度资金申请总额」都是 2026 年的，应当一样：一行合计 3万元，一行合计 4万元',
      ],
      ONE_YEAR,
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, { years: 2027-2029, total: 8 }, ${YEAR}`,
      ['funding-rows-distinct 1 2026-2028 和 2027-2029 两行都可能是「项目资金总额」'],
      'start: 2026, end: 2029',
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, ${YEAR}, { years: 2027, total: 3 }`,
      ['field-on-form 2 表上没有 2027 年资金的位置'],
    ],
    [
      'both-columns.yaml',
      '{ years: 2026-2028, total: 3 }, { years: 2026, total: 9 }',
      ['funding-year-within-period 1 2026 的合计 9万元 多于 2026-2028 的合计 3万元'],
    ],
    [
      'both-columns.yaml',
      `${PROJECT}, { years: 2026 }`,
      ['required-field-stated 1 「年度资金申请总额」没有填写'],
    ],
    ['one-year.yaml', `${PROJECT}, ${YEAR}`, ['field-on-form 0 表上没有 2026-2028 年资金的位置']],
    [
      'one-year.yaml',
      PROJECT,
      ['field-on-form 0 「年度资金总额」没有填写：表上没有 2026-2028 年资金的位置'],
    ],
    [
      'one-year.yaml',
      `${PROJECT}, { years: 2025, total: 3 }`,
      [
        'field-on-form 0 表上没有 2026-2028 年资金的位置',
        'field-on-form 1 「年度资金总额」没有填写：表上没有 2025 年资金的位置',
      ],
    ],
    [
      'one-year.yaml',
      `${YEAR}, ${YEAR}`,
      ['funding-rows-distinct 1 「年度资金总额」写了两行，金额一样'],
    ],
    [
      'one-year.yaml',
      '{ years: 2026, total: 3, sources: { 财政拨款: 2, 其他资金: 2 } }',
      ['funding-total-matches-sources 0 「年度资金总额」是 3万元，各来源之和是 4万元，少 1万元'],
    ],
    [
      'national/2011',
      `${PROJECT}, ${YEAR}, { years: 2026, total: 4 }`,
      ['field-on-form 1 表上没有 2026 年资金的位置', 'field-on-form 2 表上没有 2026 年资金的位置'],
    ],
    [
      'national/2011',
      '',
      ['required-field-stated 0 「资金总额」没有填写：资金里没有整个项目的一行'],
    ],
    [
      'xizang/fujian2',
      `${PROJECT}, ${YEAR}, ${YEAR}`,
      ['funding-rows-distinct 2 2026 的资金写了两行，金额一样'],
    ],
    [
      'xizang/fujian2',
      `${PROJECT}, { total: 3 }`,
      ['required-field-stated 1 「项目资金申请」第2行「年份」没有填写'],
    ],
  ])('%s: %s', (form, rows, expected, period) => {
    expect(found(form, rows, period)).toEqual(expected);
  });
});

describe('the help', () => {
  const helps = (rows: string, keys = 'rows', period = THREE_YEARS) => {
    const yaml =
      keys === 'rows'
        ? `project: { name: 甲, period: { ${period} } }\nfunding: { unit: 万元, rows: [${rows}] }`
        : `项目基本信息: { 项目名称: 甲, 项目起止时间: { 开始时间: 2026-01, 完成时间: 2028-12 } }\n项目资金申请: { 金额单位: 万元, 资金明细: [${rows}] }`;
    return checkPiece(`form: both-columns.yaml\nyear: 2026\n${yaml}`)
      .findings.filter(({ path }) => path[0] === 'funding')
      .map(({ help }) => help?.zh);
  };

  test('says which years to write, in the spelling of the filing', () => {
    expect(helps(YEAR)).toEqual(['在“funding.rows:”下面写“years: 2026-2028”的一行。']);
    expect(helps('', 'rows', ONE_YEAR)).toEqual(['在“funding.rows:”下面写“years: 2026”的一行。']);
    expect(helps('{ 年份: 2026, 合计: 3 }', 'zh')).toEqual([
      '在“资金明细:”下面写“年份: 2026-2028”的一行。',
    ]);
    expect(helps('{ 年份: 2026, 合计: 3 }, { 合计: 9 }', 'zh')).toEqual([
      '表上印的是「项目资金总额」和「年度资金申请总额」，按年份认；写上这一行的“年份: 2026-2028”，或删去它。',
    ]);
  });
});

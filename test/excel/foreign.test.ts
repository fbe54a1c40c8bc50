/** A form that another program has written, with numbers, days and formulas in its cells and lines only where texts stand. */
import { type Cell, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';

const thin = { style: 'thin' } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

/** Rows of a form: texts, numbers, or cells; nothing where another cell covers the place. */
const rows: readonly (readonly (string | number | Partial<Cell> | undefined)[])[] = [
  ['项目支出绩效目标表'],
  ['（2026年度）'],
  ['项目名称', '柳河乡敬老院运转', undefined, undefined, undefined],
  [
    '主管部门',
    '柳河县民政局',
    '填报日期',
    { value: new Date(Date.UTC(2026, 2, 1)), style: { numFmt: 'yyyy"年"m"月"d"日"' } },
  ],
  ['项目资金（万元）', '年度资金总额：', undefined, { value: 86.5, style: { numFmt: '0.00' } }],
  [undefined, '其中：财政拨款', undefined, 80],
  [undefined, '其他资金', undefined, { value: 6.5, formula: 'D5-D6', formulaResult: 6.5 }],
  ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
  [undefined, '产出指标', '数量指标', '供养老人数', '≥120人'],
  [undefined, undefined, '质量指标', '护理达标率', { value: 0.95, style: { numFmt: '0%' } }],
  [undefined, '效益指标', '社会效益指标', '集中供养率', { value: null, formula: 'D9/D10' }],
];

const merges = [
  'A1:E1',
  'A2:E2',
  'B3:E3',
  'D4:E4',
  'A5:A7',
  'B5:C5',
  'B6:C6',
  'B7:C7',
  'D5:E5',
  'D6:E6',
  'D7:E7',
  'A8:A11',
  'B9:B10',
];

const TITLES = 2;

async function workbook(): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries()) {
      if (text === undefined) continue;
      const cell: Partial<Cell> = typeof text === 'object' ? text : { value: text };
      const style = row < TITLES ? {} : { ...cell.style, border };
      cells.set(`${row},${column}`, { ...cell, style });
    }
  const place = (address: string) => ({
    row: Number(address.slice(1)) - 1,
    column: address.charCodeAt(0) - 65,
  });
  return writeXlsx({
    sheets: [
      {
        name: '目标表',
        rows: rows.map(() => [null, null, null, null, null]),
        cells,
        merges: merges.map(range => {
          const [from, to] = range.split(':').map(place);
          return {
            startRow: from?.row ?? 0,
            startCol: from?.column ?? 0,
            endRow: to?.row ?? 0,
            endCol: to?.column ?? 0,
          };
        }),
      },
    ],
  });
}

test('is a grid of what a person sees', async () => {
  const { sheets, notes } = readFilledWorkbook(await workbook());
  const form = sheets[0]?.form;
  expect(form?.above.map(({ text }) => text)).toEqual(['项目支出绩效目标表', '（2026年度）']);
  expect(form?.below).toEqual([]);
  expect(form?.columns).toHaveLength(5);
  expect(
    form?.cells.map(
      ({ name, rowSpan, colSpan, lines }) => `${name.zh} ${rowSpan}×${colSpan} ${lines.join('|')}`,
    ),
  ).toEqual([
    '目标表!A3 1×1 项目名称',
    '目标表!B3 1×4 柳河乡敬老院运转',
    '目标表!A4 1×1 主管部门',
    '目标表!B4 1×1 柳河县民政局',
    '目标表!C4 1×1 填报日期',
    '目标表!D4 1×2 2026年3月1日',
    '目标表!A5 3×1 项目资金（万元）',
    '目标表!B5 1×2 年度资金总额：',
    '目标表!D5 1×2 86.50',
    '目标表!B6 1×2 其中：财政拨款',
    '目标表!D6 1×2 80',
    '目标表!B7 1×2 其他资金',
    '目标表!D7 1×2 6.5',
    '目标表!A8 4×1 绩效指标',
    '目标表!B8 1×1 一级指标',
    '目标表!C8 1×1 二级指标',
    '目标表!D8 1×1 三级指标',
    '目标表!E8 1×1 指标值',
    '目标表!B9 2×1 产出指标',
    '目标表!C9 1×1 数量指标',
    '目标表!D9 1×1 供养老人数',
    '目标表!E9 1×1 ≥120人',
    '目标表!C10 1×1 质量指标',
    '目标表!D10 1×1 护理达标率',
    '目标表!E10 1×1 95%',
    '目标表!B11 1×1 效益指标',
    '目标表!C11 1×1 社会效益指标',
    '目标表!D11 1×1 集中供养率',
    '目标表!E11 1×1 ',
  ]);
  expect([...sheets.flatMap(each => each.notes), ...notes].map(({ zh }) => zh)).toEqual([
    expect.stringMatching(/^目标表!E11：公式没有算好的值/),
  ]);
});

import { expect, test } from 'vitest';
import { type Cell, type Sheet, textOf } from '../../src/form/sheet.ts';
import { headersOf } from '../../src/writers/pdf/headers.ts';
import { cell, row, sheet, text } from '../layout/sheets.ts';

const value = (column: number, content: string, rest: Partial<Cell> = {}) =>
  cell(column, '', { content: [text(content, ['overview'])], ...rest });

/** The header cells by their texts. */
const scopes = (of: Sheet) =>
  Object.fromEntries(
    [...headersOf(of)].map(([{ content }, scope]) => [content.map(textOf).join(), scope]),
  );

test('a label tells of the values to its right, one in a head row of those below it', () => {
  const block = [
    row([cell(0, '绩效指标', { rowSpan: 3 }), cell(1, '一级指标'), cell(2, '指标值')]),
    row([cell(1, '产出指标', { rowSpan: 2 }), value(2, '≥1')]),
    row([value(2, '≥2')]),
  ];
  expect(scopes(sheet([{ headRows: 1, rows: block }]))).toEqual({
    绩效指标: 'Row',
    一级指标: 'Column',
    指标值: 'Column',
    产出指标: 'Row',
  });
});

test('labels with labels to their right tell of what is below them, also without head rows', () => {
  const rows = [row([cell(0, '长期目标'), cell(1, '年度目标')]), row([value(0, ''), value(1, '')])];
  expect(scopes(sheet(rows))).toEqual({ 长期目标: 'Column', 年度目标: 'Column' });
});

test('a label with values beside and right below it tells of both', () => {
  const rows = [row([cell(0, '年份'), value(1, '1.5')]), row([value(0, '2023'), value(1, '2.5')])];
  expect(scopes(sheet(rows))).toEqual({ 年份: 'Both' });
});

test('a value in brackets leaves a label a label; figures, blanks and room to write are none', () => {
  const unit = [
    { text: '项目资金（' },
    { text: '万元', field: ['funding', 'unit'] },
    { text: '）' },
  ];
  const money = [{ text: '总额' }, { text: '4.5', field: ['overview'] }, { text: '万元' }];
  const rows = [
    row([
      cell(0, '', { content: [{ parts: unit }] }),
      cell(1, '', { content: [{ parts: money }] }),
    ]),
    row([cell(0, '100%', { colSpan: 2 })]),
    row([cell(0, '　'), cell(1, '（盖章）年　　月　　日')]),
    row([cell(0, '　'), value(1, '4.5')]),
  ];
  expect(scopes(sheet(rows))).toEqual({ '项目资金（万元）': 'Row' });
});

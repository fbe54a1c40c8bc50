/** Where the table of a worksheet stands, and its grid, however people lay it out. */
import { describe, expect, test } from 'vitest';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { mergesXml, rowsXml, textCell, workbookOf } from './ooxml.ts';

/** The only form of a worksheet, in a few words: its lines, and each cell with its place and spans. */
function formOf(xml: string) {
  const { sheets } = readFilledWorkbook(workbookOf({ sheets: [{ name: '目标表', xml }] }));
  const [sheet] = sheets;
  if (!sheet) throw new Error('no form');
  const { above, cells, below, columns } = sheet.form;
  return {
    above: above.map(({ text, name }) => `${name.zh} ${text}`),
    cells: cells.map(
      ({ row, column, rowSpan, colSpan, lines, name }) =>
        `${row},${column} ${rowSpan}×${colSpan} ${name.zh} ${lines.join('|')}`,
    ),
    below: below.map(({ text, name }) => `${name.zh} ${text}`),
    columns,
  };
}

/** The format with lines on all sides, which stands last where no other is given. */
const BOXED = 1;
const boxed = (text: string, column: number, row: number) => textCell(text, column, row, BOXED);
const bare = (text: string, column: number, row: number) => textCell(text, column, row);

/** Rows of cells in lines. */
const box = (rows: readonly (readonly string[])[], from = 0) =>
  rows.map((texts, row) => texts.map((text, column) => boxed(text, column, row + from)));

describe('a table in lines', () => {
  test('has lines of text above and below', () => {
    const rows = [
      [bare('项目支出绩效目标申报表', 0, 0)],
      [bare('填报单位：甲', 0, 1), '<c r="B2"/>', bare('单位：万元', 2, 1)],
      ...box(
        [
          ['项目名称', '甲', ''],
          ['金额', '1', ''],
        ],
        2,
      ),
      [bare('填表人：乙\n电话：1', 0, 4)],
    ];
    expect(formOf(rowsXml(rows) + mergesXml('A1:C1', 'B3:C3'))).toMatchObject({
      above: ['目标表!A1 项目支出绩效目标申报表', '目标表!A2 填报单位：甲', '目标表!C2 单位：万元'],
      cells: [
        '0,0 1×1 目标表!A3 项目名称',
        '0,1 1×2 目标表!B3 甲',
        '1,0 1×1 目标表!A4 金额',
        '1,1 1×1 目标表!B4 1',
        '1,2 1×1 目标表!C4 ',
      ],
      below: ['目标表!A5 填表人：乙', '目标表!A5 电话：1'],
    });
  });

  test('whose title stands in it, too', () => {
    const rows = box([
      ['绩效目标表', ''],
      ['（2025年度）', ''],
      ['项目名称', '甲'],
      ['金额', ''],
    ]);
    const { above, cells } = formOf(rowsXml(rows) + mergesXml('A1:B1', 'A2:B2'));
    expect(above).toEqual(['目标表!A1 绩效目标表', '目标表!A2 （2025年度）']);
    expect(cells).toHaveLength(4);
  });

  test('whose first row is a heading', () => {
    const rows = box([
      ['一、基本情况', ''],
      ['项目名称', '甲'],
    ]);
    expect(formOf(rowsXml(rows) + mergesXml('A1:B1')).cells[0]).toBe(
      '0,0 1×2 目标表!A1 一、基本情况',
    );
  });

  test('of rows that are several of the worksheet', () => {
    const rows = box([
      ['总体目标', '很长'],
      ['', ''],
      ['', ''],
      ['金额', '1'],
    ]);
    expect(formOf(rowsXml(rows) + mergesXml('A1:A3', 'B1:B3')).cells).toEqual([
      '0,0 1×1 目标表!A1 总体目标',
      '0,1 1×1 目标表!B1 很长',
      '1,0 1×1 目标表!A4 金额',
      '1,1 1×1 目标表!B4 1',
    ]);
  });

  test('in two parts with an empty row between, and remarks beside it', () => {
    const rows = [
      [...(box([['项目名称', '甲']])[0] ?? []), '<c r="C1"/>', bare('核对', 3, 0)],
      [],
      ...box([['金额', '1']], 2),
    ];
    const { cells, below, columns } = formOf(rowsXml(rows));
    expect(cells.map(cell => cell.slice(0, 3))).toEqual(['0,0', '0,1', '1,0', '1,1']);
    expect(below).toEqual(['目标表!D1 核对']);
    expect(columns).toHaveLength(2);
  });

  test('with empty rows and columns in lines around what is filled in', () => {
    const rows = box([
      ['项目名称', '', ''],
      ['', '甲', ''],
      ['金额', '', ''],
      ['', '', ''],
    ]);
    expect(formOf(rowsXml(rows)).cells).toHaveLength(9);
  });

  test('that is open to the left and right', () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><borders><border/><border><right style="thin"/><top style="thin"/><bottom style="thin"/></border><border><left/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs><xf borderId="0"/><xf borderId="1"/><xf borderId="2"/></cellXfs></styleSheet>';
    const rows = ['项目名称', '金额'].map((label, row) => [
      textCell(label, 0, row + 1, 1),
      textCell('甲', 1, row + 1, 2),
    ]);
    const xml = rowsXml([[bare('表', 0, 0)], ...rows]);
    const workbook = workbookOf({
      sheets: [{ name: '表1', xml }],
      parts: { 'xl/styles.xml': styles },
    });
    const form = readFilledWorkbook(workbook).sheets[0]?.form;
    expect(form?.above.map(({ text }) => text)).toEqual(['表']);
    expect(form?.cells).toHaveLength(4);
  });
});

test('a table without lines begins where several texts stand that are no lines of their own', () => {
  const rows = [
    [bare('绩效目标表', 0, 0)],
    [bare('填报单位：甲', 0, 1), bare('单位：万元', 1, 1)],
    [bare('项目名称', 0, 2), bare('甲', 1, 2)],
    [bare('金额', 0, 3), bare('1', 1, 3)],
    [bare('填表人：乙', 0, 4)],
  ];
  const { above, cells, below } = formOf(rowsXml(rows));
  expect(above).toHaveLength(3);
  expect(cells).toHaveLength(4);
  expect(below).toEqual(['目标表!A5 填表人：乙']);
});

test('rows and columns that are hidden are not read, and told where they have text', () => {
  const xml = `<cols><col min="2" max="2" width="9" hidden="1"/></cols>${rowsXml([
    ...box([
      ['项目名称', '草稿', '甲'],
      ['', '', '丙'],
    ]),
  ]).replace('<row r="2">', '<row r="2" hidden="true">')}${mergesXml('A1:A2')}`;
  const more = xml.replace(
    '</sheetData>',
    `<row r="3">${boxed('金额', 0, 2)}${boxed('', 1, 2)}${boxed('1', 2, 2)}</row></sheetData>`,
  );
  const { sheets, notes } = readFilledWorkbook(
    workbookOf({ sheets: [{ name: '表1', xml: more }] }),
  );
  expect(sheets[0]?.form.cells.map(({ lines, rowSpan }) => [...lines, rowSpan])).toEqual([
    ['项目名称', 1],
    ['甲', 1],
    ['金额', 1],
    ['1', 1],
  ]);
  expect([...sheets.flatMap(each => each.notes), ...notes].map(({ zh }) => zh)).toEqual([
    '表1!B1、表1!C2：所在的行或列是隐藏的，没有读',
  ]);
});

test('each visible worksheet with a table gives a form; the others are told', () => {
  const xml = rowsXml(
    box([
      ['项目名称', '甲'],
      ['金额', '1'],
    ]),
  );
  const { sheets, notes } = readFilledWorkbook(
    workbookOf({
      sheets: [
        { name: '填表说明', xml: rowsXml([[bare('请如实填写', 0, 0)]]) },
        { name: '甲', xml },
        { name: '旧', xml, state: 'hidden' },
        { name: '底稿', xml, state: 'veryHidden' },
        { name: '空', xml: '<sheetData/>' },
        { name: '乙', xml },
      ],
    }),
  );
  expect(sheets.map(({ name, form }) => `${name} ${form.cells[1]?.name.zh}`)).toEqual([
    '甲 甲!B1',
    '乙 乙!B1',
  ]);
  expect([...sheets.flatMap(each => each.notes), ...notes].map(({ zh }) => zh)).toEqual([
    '工作表“填表说明”上没有表格，没有读',
    '工作表“旧”是隐藏的，没有读',
    '工作表“底稿”是隐藏的，没有读',
  ]);
});

test('a workbook whose names have prefixes is read', () => {
  const xml = rowsXml(
    box([
      ['项目名称', '甲'],
      ['金额', '1'],
    ]),
  );
  const prefixed = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:')}</x:worksheet>`;
  const workbook = workbookOf({
    sheets: [{ name: '表1', xml: '' }],
    parts: { 'xl/worksheets/sheet1.xml': prefixed },
  });
  expect(readFilledWorkbook(workbook).sheets[0]?.form.cells).toHaveLength(4);
});

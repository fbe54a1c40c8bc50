import { createHash } from 'node:crypto';
import Big from 'big.js';
import ExcelJS from 'exceljs';
import { describe, expect, test, vi } from 'vitest';
import { newSummary, type SummaryFormat, summaryWriters } from '../../src/index.ts';
import { alignedAmounts, amountText } from '../../src/summary/amount-text.ts';
import { script, scriptHash } from '../../src/summary/page-assets.ts';
import { checkText, seed } from '../reading.ts';

/** A small filing of a department, in the given unit. */
const filing = (name: string, department: string, unit: string, total: string, sources: string) =>
  `form: xizang/fujian2\nyear: 2023\nproject: { name: "${name}", department: "${department}", leader: 扎西, phone: 13900000000 }
funding: { unit: ${unit}, rows: [{ years: 2022-2024, total: 99 }, { years: 2023, total: ${total}, sources: { ${sources} } }] }\n`;

function summaryOf(...texts: readonly string[]) {
  const { add, summary } = newSummary();
  for (const text of texts) add(checkText(text));
  return summary();
}

const hostile = ['=1+1', '+cmd', '-2', '@x', '<script>alert(1)</script>'];
const sample = summaryOf(
  seed,
  filing('甲', '甲局', '万元', '0.10', '财政拨款: 0.10'),
  filing('乙', '甲局', '元', '2000', '财政拨款: 1500, 事业收入: 500'),
  ...hostile.map(name => filing(name, '>5', '万元', '0.2', '其他资金: 0.2')),
);

async function write(format: SummaryFormat): Promise<Uint8Array> {
  const writer = await summaryWriters[format]();
  return writer(sample, { language: 'zh', date: new Date(0) });
}

const textOf = async (format: SummaryFormat) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await write(format));

async function workbook(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await write('xlsx');
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return book;
}

/** Rows of a sheet as text and numbers; a formula counts by its result. */
function rowsOf(book: ExcelJS.Workbook, name: string): unknown[][] {
  const rows: unknown[][] = [];
  book.getWorksheet(name)?.eachRow({ includeEmpty: true }, row => {
    rows.push(
      (row.values as ExcelJS.CellValue[])
        .slice(1)
        .map(value =>
          typeof value === 'object' && value && 'result' in value ? value.result : value,
        ),
    );
  });
  return rows;
}

describe('the summary', () => {
  test('brings amounts to 万元, exactly', () => {
    expect(sample.projects.map(project => project.yearTotal?.toFixed())).toEqual([
      '1.5',
      '0.1',
      '0.2',
      ...hostile.map(() => '0.2'),
    ]);
    expect(sample.projects[2]?.sources.get('事业收入')?.toFixed()).toBe('0.05');
    expect(sample.sources).toEqual(['财政拨款', '事业收入', '其他资金']);
  });

  test('counts what is about a whole department as its own', () => {
    const whole = 'form: department/whole\nreportingUnit: 甲局\n';
    const { projects } = summaryOf(whole, `${whole}project: { name: 甲 }\n`);
    expect(projects.map(({ department }) => department)).toEqual(['甲局', '']);
  });

  test('holds every indicator of both periods', () => {
    expect(sample.indicators).toHaveLength(12);
    expect(sample.indicators[0]).toMatchObject({
      period: 'longTerm',
      first: '产出指标',
      value: '1',
    });
  });

  test.each(['csv', 'html', 'xlsx'] as const)('%s says nothing of people', async format => {
    const book =
      format === 'xlsx' ? JSON.stringify(rowsOf(await workbook(), '项目')) : await textOf(format);
    expect(book).toContain('甲局');
    for (const person of ['扎西', '13900000000', '嘎松卓玛']) expect(book).not.toContain(person);
  });
});

describe('the spreadsheet', () => {
  test('has totals as formulas that agree with the exact sums', async () => {
    const book = await workbook();
    const sums = rowsOf(book, '合计');
    expect(sums.slice(1, 4)).toEqual([
      ['昌都市经济和信息化局', 1.5],
      ['甲局', 0.3],
      ['>5', 1],
    ]);
    expect(sums.slice(-3)).toEqual([
      ['财政拨款', 1.75],
      ['事业收入', 0.05],
      ['其他资金', 1],
    ]);
    expect(book.getWorksheet('合计')?.getCell('B3').formula).toMatch(/^SUMPRODUCT\(/);
    const totals = rowsOf(book, '项目').at(-1);
    expect(totals?.filter(value => value !== undefined)).toEqual([
      '合计',
      2.8,
      1.75,
      0.05,
      1,
      598.5099,
    ]);
  });

  test('keeps text text, whatever it begins with, and freezes its heading', async () => {
    const book = await workbook();
    const sheet = book.getWorksheet('项目');
    const names = sheet?.getColumn(1).values ?? [];
    for (const name of hostile) expect(names).toContain(name);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  test('is the same at another time', async () => {
    const now = await write('xlsx');
    vi.useFakeTimers({ now: new Date('2031-05-05'), toFake: ['Date'] });
    expect(await write('xlsx')).toEqual(now);
    vi.useRealTimers();
  });
});

describe('the CSV file', () => {
  test('begins with a byte order mark and disarms formulas', async () => {
    const text = await textOf('csv');
    expect(text.startsWith('\uFEFF"项目名称"')).toBe(true);
    for (const name of hostile.slice(0, 4)) expect(text).toContain(`\r\n"'${name}"`);
    expect(text.split('\r\n')).toHaveLength(sample.projects.length + 2);
  });
});

describe('the page', () => {
  test('escapes what it shows and asks the network for nothing', async () => {
    const page = await textOf('html');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/https?:\/\/|src=|@import|url\(/);
    expect(page).toContain("default-src 'none'");
  });

  test('charts the funds by year and department', async () => {
    expect(await textOf('html')).toContain(
      '<li><span>2023 昌都市经济和信息化局</span> <span class="number">1.50</span><i',
    );
  });

  test('names its script in its policy', async () => {
    expect(scriptHash).toBe(`sha256-${createHash('sha256').update(script).digest('base64')}`);
    expect(await textOf('html')).toContain(`script-src '${scriptHash}'`);
  });

  test('leaves out columns that no project fills, and says when there is none', async () => {
    expect(await textOf('html')).not.toContain('主管部门编码');
    const writer = await summaryWriters.html();
    const bytes = await writer(newSummary().summary(), { language: 'zh', date: new Date(0) });
    const page = new TextDecoder().decode(bytes);
    expect(page).toContain('没有项目');
    expect(page).not.toContain('<table');
  });

  test.each([
    ['0', '0.00'],
    ['0.000001', '0.000001'],
    ['999.5', '999.50'],
    ['1234567.891', '1,234,567.891'],
    ['-1234', '-1,234.00'],
  ])('writes %s as %s', (value, text) => {
    expect(amountText(new Big(value))).toBe(text);
  });

  test('fills up decimals out of sight', () => {
    const values = ['1.5', '0.0001'].map(value => new Big(value));
    expect(values.map(alignedAmounts(values))).toEqual(['1.50<i>00</i>', '0.0001']);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Big from 'big.js';
import { strFromU8, unzipSync } from 'fflate';
import { type Workbook as ReadWorkbook, readXlsx } from 'hucre/xlsx';
import { describe, expect, test, vi } from 'vitest';
import {
  newSummary,
  type Summary,
  type SummaryFormat,
  summaryWriters,
} from '../../src/internal.ts';
import { alignedAmounts, amountText } from '../../src/summary/amount-text.ts';
import { sortScript, sortScriptHash } from '../../src/summary/page-assets.ts';
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

async function write(format: SummaryFormat, summary: Summary = sample): Promise<Uint8Array> {
  const writer = await summaryWriters[format]();
  return writer(summary, { language: 'zh', date: new Date(0) });
}

const textOf = async (format: SummaryFormat, summary: Summary = sample) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await write(format, summary));

const workbookOf = async (summary: Summary = sample) => readXlsx(await write('xlsx', summary));

function sheetOf(book: ReadWorkbook, name: string) {
  const sheet = book.sheets.find(each => each.name === name);
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet;
}

/** Rows of a sheet as texts, numbers and null; a formula counts by its result. */
const rowsOf = (book: ReadWorkbook, name: string) => sheetOf(book, name).rows;

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
    const { projects } = summaryOf(
      whole,
      `${whole}project: { name: 甲, implementingUnit: 乙站 }\n`,
    );
    expect(projects.map(({ department }) => department)).toEqual(['甲局', '']);
  });

  test('counts a project that names no other unit to the one that reports', () => {
    const { projects } = summaryOf(
      'form: daqing/full\nreportingUnit: 甲局\nproject: { name: 乙 }\n',
    );
    expect(projects[0]?.department).toBe('甲局');
  });

  test('counts a department once, however it is spaced, and the same project twice as check does', () => {
    const { projects, findings } = summaryOf(
      filing('丙', '甲 局', '万元', '1', '财政拨款: 1'),
      filing('丙', '甲局', '万元', '1', '财政拨款: 1'),
    );
    expect(projects.map(({ department }) => department)).toEqual(['甲 局', '甲 局']);
    expect(findings.get('project-unique')).toBe(2);
    const alone = summaryOf(filing('丙', '甲局', '万元', '1', '财政拨款: 1')).projects[0];
    expect(projects[0]?.warnings).toBe((alone?.warnings ?? 0) + 1);
  });

  test('does not count the parts of a subtotal beside it', () => {
    const parts = '财政拨款: 320, 自有资金: 66.5, 事业收入: 50, 其他自有资金: 16.5';
    const { sources, projects } = summaryOf(
      filing('丁', '甲局', '万元', '386.5', parts).replace('xizang/fujian2', 'national/2011'),
    );
    expect(sources).toEqual([
      '财政拨款',
      '自有资金',
      '自有资金其中：事业收入',
      '自有资金其中：其他自有资金',
    ]);
    const whole = sources.filter(name => !name.includes('其中'));
    expect(whole.map(name => projects[0]?.sources.get(name)?.toFixed())).toEqual(['320', '66.5']);
  });

  test('knows no amount of a year that is not stated, or stated twice', () => {
    const once = filing('戊', '甲局', '万元', '3', '财政拨款: 3');
    const { projects } = summaryOf(
      once.replace('{ years: 2023,', '{ years: 2023, total: 4 }, { years: 2023,'),
      once.replace('years: 2023,', 'years: 2022-2023,'),
    );
    expect(projects.map(({ yearTotal, sources }) => [yearTotal, sources.size])).toEqual([
      [undefined, 0],
      [undefined, 0],
    ]);
  });

  test('names what could not be read', () => {
    const { projects, leftOut } = summaryOf('a: [', filing('己', '甲局', '万元', '1', ''));
    expect(leftOut).toEqual(['filing.yaml']);
    expect(projects).toHaveLength(1);
  });

  test('holds the indicators of each goal of a form that lists several', () => {
    const { indicators } = summaryOf(readFileSync('examples/hubei/multi-goal.yaml', 'utf8'));
    expect(indicators).toHaveLength(15);
    expect(new Set(indicators.map(({ goal }) => `${goal.kind} ${goal.number}`))).toEqual(
      new Set(['objective 1', 'objective 2', 'objective 3']),
    );
  });

  test('holds every indicator of both periods', () => {
    expect(sample.indicators).toHaveLength(12);
    expect(sample.indicators[0]).toMatchObject({
      goal: { kind: 'longTerm', number: 1 },
      first: '产出指标',
      value: '1',
    });
  });

  test.each(['csv', 'html', 'xlsx'] as const)('%s says nothing of people', async format => {
    const book =
      format === 'xlsx'
        ? JSON.stringify((await workbookOf()).sheets.map(({ rows }) => rows))
        : await textOf(format);
    expect(book).toContain('甲局');
    for (const person of ['扎西', '13900000000', '嘎松卓玛']) expect(book).not.toContain(person);
  });
});

describe('the spreadsheet', () => {
  test('has totals as formulas that agree with the exact sums', async () => {
    const book = await workbookOf();
    const sums = rowsOf(book, '合计');
    expect(sums.slice(0, 4)).toEqual([
      ['主管部门', '年度', '本年（万元）', '项目（个）', '没有写明或读不懂（个）'],
      ['昌都市经济和信息化局', 2023, 1.5, 1, 0],
      ['甲局', 2023, 0.3, 2, 0],
      ['>5', 2023, 1, 5, 0],
    ]);
    expect(sums.slice(-5, -1).map(row => row.slice(0, 3))).toEqual([
      ['财政拨款', 2023, 1.75],
      ['事业收入', 2023, 0.05],
      ['其他资金', 2023, 1],
      ['合计', null, 2.8],
    ]);
    expect(sheetOf(book, '合计').cells?.get('2,2')?.formula).toMatch(/^SUMPRODUCT\(/);
    const totals = rowsOf(book, '项目').at(-1);
    expect(totals?.filter(value => value !== null && value !== '')).toEqual([
      '合计',
      2.8,
      1.75,
      0.05,
      1,
      598.5099,
    ]);
    const sum = sheetOf(book, '项目').cells?.get(`${sample.projects.length + 2},10`);
    expect(sum?.formula).toBe(`SUM(K3:K${sample.projects.length + 2})`);
  });

  test('keeps text text, whatever it begins with', async () => {
    const book = await workbookOf();
    const names = rowsOf(book, '项目').map(([name]) => name);
    for (const name of hostile) expect(names).toContain(name);
  });

  test('writes days as days, and those before 1901 as text', async () => {
    const period = 'period: { start: 1899-12-30, end: 2023-03-01 }';
    const text = filing('甲', '甲局', '万元', '1', '').replace('leader:', `${period}, leader:`);
    const day = { zh: '1899年12月30日', en: '1899-12-30' };
    for (const language of ['zh', 'en'] as const) {
      const writer = await summaryWriters.xlsx();
      const bytes = await writer(summaryOf(text), { language, date: new Date(0) });
      const [, , [, , , , , , , , ...days] = []] = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
      expect(days.slice(0, 2)).toEqual([day[language], new Date('2023-03-01')]);
    }
  });

  test('writes dates that name no day as text, as they are printed', async () => {
    const period = 'period: { start: 2023-03, end: 2025 }';
    const text = filing('甲', '甲局', '万元', '1', '').replace('leader:', `${period}, leader:`);
    for (const [language, ...dates] of [
      ['zh', '2023年3月', '2025年'],
      ['en', '2023-03', '2025'],
    ] as const) {
      const writer = await summaryWriters.xlsx();
      const bytes = await writer(summaryOf(text), { language, date: new Date(0) });
      const [, , row] = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
      expect(row?.slice(8, 10)).toEqual(dates);
    }
  });

  test('freezes and repeats its heading, and prints across, as wide as the paper', async () => {
    const book = await workbookOf();
    expect(book.sheets.map(({ name }) => name)).toEqual(['项目', '问题', '指标', '合计']);
    expect(book.sheets.map(({ pageSetup }) => pageSetup?.paperSize)).toEqual([
      'a3',
      'a3',
      'a4',
      'a4',
    ]);
    for (const { name, freezePane, pageSetup } of book.sheets) {
      const rows = name === '项目' ? 2 : 1;
      expect(freezePane).toEqual({ rows });
      expect(pageSetup).toMatchObject({
        orientation: 'landscape',
        fitToPage: true,
        fitToHeight: 0,
        printTitlesRow: `$1:$${rows}`,
      });
    }
  });

  test('holds what XML forbids as �, and no more text than a cell takes', async () => {
    const book = await workbookOf(
      summaryOf(
        filing('甲\\uFFFF', '甲局', '万元', '1', ''),
        filing('乙'.repeat(40_000), '甲局', '万元', '1', ''),
      ),
    );
    const [, , first, second] = rowsOf(book, '项目').map(([name]) => String(name));
    expect(first).toBe('甲�');
    expect([second?.length, second?.at(-1)]).toEqual([32_767, '…']);
  });

  test('keeps the sums of a source apart that is called as another column', async () => {
    const book = await workbookOf(
      summaryOf(filing('甲', '甲局', '万元', '3', '本年合计: 1, 项目总额: 2')),
    );
    const { rows, cells } = sheetOf(book, '合计');
    const columns = ['本年合计', '项目总额'].map(source => {
      const formula = cells?.get(`${rows.findIndex(([name]) => name === source)},2`)?.formula;
      return /!\$([A-Z]+)\$3:\$[A-Z]+\$3\)$/.exec(formula ?? '')?.[1];
    });
    expect(columns).toEqual(['L', 'M']);
    expect(rows.slice(-4, -2).map(row => row.slice(0, 3))).toEqual([
      ['本年合计', 2023, 1],
      ['项目总额', 2023, 2],
    ]);
  });

  test('filters its rows without the sum, and sums nothing where there is no project', async () => {
    const book = await workbookOf();
    const last = sample.projects.length + 2;
    expect(sheetOf(book, '项目').autoFilter).toEqual({ range: `A2:P${last}` });
    expect(book.namedRanges?.[0]).toEqual({
      name: '_xlnm._FilterDatabase',
      range: `'项目'!$A$2:$P$${last}`,
      scope: '项目',
    });
    const none = await workbookOf(newSummary().summary());
    expect(rowsOf(none, '项目')).toHaveLength(2);
    expect(sheetOf(none, '项目').autoFilter).toBeUndefined();
  });

  test('is the same at another time', async () => {
    const now = await write('xlsx');
    vi.useFakeTimers({ now: new Date('2031-05-05'), toFake: ['Date'] });
    expect(await write('xlsx')).toEqual(now);
    vi.useRealTimers();
  });
});

describe('what is sent back', () => {
  const rows = async (...texts: readonly string[]) =>
    rowsOf(await workbookOf(summaryOf(...texts)), '问题');
  const wrong = filing('甲', '甲局', '万元', '2', '财政拨款: 1.5');

  test('each error and warning is a row with its filing, rule, words and remedy', async () => {
    const [head, ...found] = await rows(wrong);
    expect(head).toEqual(['文件', '部门', '项目', '级别', '规则', '说明', '改法']);
    const sum = found.find(([, , , , rule]) => rule === '资金合计等于各来源之和');
    expect(sum?.slice(0, 4)).toEqual(['filing.yaml', '甲局', '甲', '错误']);
    expect(sum?.[5]).toContain('（第 4 行）');
    expect(sum?.[6]).toContain('改合计');
    const levels = found.map(([, , , level]) => level);
    expect(levels).toEqual([...levels].sort((a, b) => (a === b ? 0 : a === '错误' ? -1 : 1)));
  });

  test('a phone number or a name is not quoted', async () => {
    const found = JSON.stringify(await rows(wrong.replace('13900000000', '1390000000')));
    expect(found).toContain('电话');
    expect(found).not.toContain('1390000000');
  });

  test('projects with errors and with warnings are shaded, and counted on top', async () => {
    const bytes = await write('xlsx', summaryOf(wrong));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<formula>$B3&gt;0</formula>');
    expect(sheet).toContain('<formula>$C3&gt;0</formula>');
    expect(rowsOf(await readXlsx(bytes), '项目')[0]?.[0]).toBe('1 个项目中 1 个未通过检查');
    const page = await textOf('html', summaryOf(wrong));
    expect(page).toContain('1 个项目中 1 个未通过检查');
    expect(page).toContain('<tr class="failed">');
    expect(page).toContain('其中 0.50 万元没有写明来源');
  });
});

describe('the CSV file', () => {
  test.each([
    ['045007', '"\t045007"'],
    ['123456789012345678', '"\t123456789012345678"'],
    ['3-1', '"\t3-1"'],
    ['1月2日', '"\t1月2日"'],
    ['TRUE', '"\tTRUE"'],
    ['2023年维修', '"2023年维修"'],
    ['三', '"三"'],
  ])('%s is not taken for a number or a day', async (name, written) => {
    const text = await textOf('csv', summaryOf(filing(name, '甲局', '万元', '1', '')));
    expect(text.split('\r\n')[1]?.split(',')[0]).toBe(written);
  });

  test.each([
    ['2023-03-01', 'zh', '2023年3月1日'],
    ['2023-03-01', 'en', '2023-03-01'],
    ['2023-03', 'zh', '"\t2023年3月"'],
    ['2023-03', 'en', '"\t2023-03"'],
    ['2023', 'en', '"\t2023"'],
  ] as const)(
    '%s is written as %s, and gets no day that it does not name',
    async (start, language, written) => {
      const text = filing('甲', '甲局', '万元', '1', '').replace(
        'leader:',
        `period: { start: ${start} }, leader:`,
      );
      const writer = await summaryWriters.csv();
      const bytes = await writer(summaryOf(text), { language, date: new Date(0) });
      const [, row] = new TextDecoder().decode(bytes).split('\r\n');
      expect(row?.split(',')[8]).toBe(written);
    },
  );

  test('begins with a byte order mark and disarms formulas', async () => {
    const text = await textOf('csv');
    expect(text.startsWith('\uFEFF"项目名称"')).toBe(true);
    for (const name of hostile.slice(0, 4)) expect(text).toContain(`\r\n"'${name}"`);
    expect(text.split('\r\n')).toHaveLength(sample.projects.length + 2);
  });

  test('writes the least amount without an exponent', async () => {
    const text = await textOf('csv', summaryOf(filing('甲', '甲局', '元', '0.001', '')));
    expect(text).toContain(',0.0000001,');
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
    expect(sortScriptHash).toBe(
      `sha256-${createHash('sha256').update(sortScript).digest('base64')}`,
    );
    expect(await textOf('html')).toContain(`script-src '${sortScriptHash}'`);
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

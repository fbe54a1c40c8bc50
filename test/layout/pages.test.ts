import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { printPages } from './print-pages.ts';
import { cell, isFirst, linesOf, repeatsOf, row, sheet, style, text } from './sheets.ts';

const faces = openFaces(readFont);
const mm = 72 / 25.4;
/** Above and below the text of a cell: 2 mm in the twentieths of a point that Word counts in. */
const padding = 2 * (Math.round(mm * 20) / 20);
const layout = (...rows: Parameters<typeof sheet>) => layoutSheet(sheet(...rows), faces);

// 80 mm are 226.8 pt between the margins. A line is 15 pt, a row of one 20.7 pt: ten rows a page, or 14 lines in one cell.
const short = (mark: string) => row([cell(0, mark), cell(1, '')]);
const shorts = (count: number) =>
  Array.from({ length: count }, (_, index) => short(`行${index + 1}`));
const narrative = (lines: number) =>
  Array.from({ length: lines }, (_, index) => text(`第${index + 1}段`, ['goal']));

test('a table on one page, as a golden', () => {
  const { pages, missing } = layout(
    [
      row([
        cell(0, '项目', { rowSpan: 2, role: 'label' }),
        { ...cell(1, ''), content: [text('西藏', ['project', 'name'])] },
      ]),
      row([cell(1, '第二行')]),
    ],
    {
      above: [{ role: 'label', segments: [text('标题')] }],
      below: [{ role: 'cell', segments: [text('甲'), text('乙')] }],
      watermark: '草稿',
    },
  );
  expect(missing).toEqual([]);
  expect(printPages(pages)).toMatchInlineSnapshot(`
    "page 1: 100.0 x 100.0
    watermark 50.0 50.0 song 141.7 草稿
    line 10.0 15.4 – 90.0 15.4
    line 50.0 22.7 – 90.0 22.7
    line 10.0 30.0 – 90.0 30.0
    line 10.0 15.4 – 10.0 30.0
    line 50.0 15.4 – 50.0 30.0
    line 90.0 15.4 – 90.0 30.0
    46.5 14.2 song 10.0 标题
    26.5 24.3 song 10.0 项目
    51.0 20.6 song 10.0 西藏
    51.0 27.9 song 10.0 第二行
    10.0 34.3 song 10.0 甲
    86.5 34.3 song 10.0 乙
    43.8 96.6 song 10.0 again — 1 —
    "
  `);
});

describe('rows', () => {
  test('fill a page and go on on the next', () => {
    const [first, second, third] = linesOf(layout(shorts(12)));
    expect(first).toHaveLength(10);
    expect(second).toEqual(['行11', '行12']);
    expect(third).toBeUndefined();
  });

  test('that may not split move whole', () => {
    const fixed = row([{ ...cell(0, ''), content: narrative(3) }, cell(1, '')], { splits: false });
    const [first, second] = linesOf(layout([...shorts(9), fixed]));
    expect(first).toHaveLength(9);
    expect(second).toEqual(['第1段', '第2段', '第3段']);
  });

  test('that may not split are split when no page can hold them', () => {
    const fixed = row([{ ...cell(0, ''), content: narrative(20) }, cell(1, '')], { splits: false });
    const [first, second] = linesOf(layout([...shorts(5), fixed]));
    expect(first).toHaveLength(5 + 7);
    expect(second).toHaveLength(13);
  });

  test('that split leave two lines of a paragraph on each side', () => {
    const long = '一二三四五六七八九十'.repeat(4); // four lines of ten
    const split = (before: number) =>
      linesOf(
        layout([
          ...shorts(before),
          row([{ ...cell(0, ''), content: [text(long, ['goal'])] }, cell(1, '')]),
        ]),
      ).map(page => page.filter(line => !line.startsWith('行')).length);
    expect(split(7)).toEqual([4]);
    expect(split(8)).toEqual([2, 2]);
    expect(split(9)).toEqual([2, 2]);
    expect(split(10)).toEqual([0, 4]);
  });

  test('keep with the next row', () => {
    const head = row([cell(0, '标题'), cell(1, '')], { keepWithNext: true });
    const [first, second] = linesOf(layout([...shorts(9), head, short('正文')]));
    expect(first).toHaveLength(9);
    expect(second).toEqual(['标题', '正文']);
  });

  test('keep with the next row even when that could begin to split', () => {
    const head = row([cell(0, '标题'), cell(1, '')], { keepWithNext: true });
    const body = row([
      { ...cell(0, ''), content: [text('一二三四五六七八九十一'.repeat(5))] },
      cell(1, ''),
    ]);
    const [first, second] = linesOf(layout([...shorts(8), head, body]));
    expect(first).toHaveLength(8);
    expect(second?.[0]).toBe('标题');
  });

  test('that keep together longer than a page lose nothing', () => {
    const kept = shorts(25).map(one => ({ ...one, keepWithNext: true }));
    expect(linesOf(layout([short('行0'), ...kept])).flat()).toHaveLength(26);
  });

  test('of a least height are not cut within it', () => {
    const seal = row([cell(0, '（盖章）'), cell(1, '')], { minHeight: 35 });
    const [first, second] = linesOf(layout([...shorts(7), seal]));
    expect(first).toHaveLength(7);
    expect(second).toEqual(['（盖章）']);
  });
});

describe('merged cells', () => {
  const block = (label: string, count: number, rest = {}) =>
    Array.from({ length: count }, (_, index) =>
      index === 0
        ? row([cell(0, label, { rowSpan: count, role: 'label', ...rest }), cell(1, '行1')])
        : row([cell(1, `行${index + 1}`)]),
    );

  test('are closed at the foot of the page and labelled again on the next', () => {
    const laid = layout([...shorts(7), ...block('目标', 5)]);
    expect(linesOf(laid)[1]).toEqual(['行4', '行5']);
    expect(repeatsOf(laid)).toEqual([[], ['目标']]);
  });

  test('take the middle of each of their parts', () => {
    const { pages } = layout(block('目标', 15));
    const places = pages.map(
      ({ items }) =>
        items.find(item => item.kind === 'text' && item.text === '目标') as { y: number },
    );
    const row20 = 15 + padding;
    const top = 10 * mm + 0.25;
    expect(places[0]?.y).toBeCloseTo(top + 5 * row20 + 4.5, 1);
    expect(places[1]?.y).toBeCloseTo(top + 2.5 * row20 + 4.5, 1);
  });

  test('begin where the whole label has room', () => {
    const laid = layout([...shorts(9), ...block('一二三四五六七八九十'.repeat(3), 5)]);
    expect(linesOf(laid)[0]).toHaveLength(9);
    expect(linesOf(laid)[1]?.slice(0, 3)).toEqual(Array(3).fill('一二三四五六七八九十'));
  });

  test('get room for their label at the foot of a page that has it', () => {
    const label = '一二三四五六七八九十'.repeat(2);
    const tall = row([{ ...cell(1, ''), content: narrative(3) }], { splits: false });
    const first = row([cell(0, label, { rowSpan: 2, role: 'label' }), cell(1, '行')]);
    const laid = layout([...shorts(8), first, tall]);
    expect(linesOf(laid)[0]?.slice(8)).toEqual([
      '一二三四五六七八九十',
      '一二三四五六七八九十',
      '行',
    ]);
    const [page] = laid.pages;
    const foot = Math.max(...(page?.items ?? []).map(item => (item.kind === 'line' ? item.y2 : 0)));
    const height = (rows: number, lines: number) => rows * padding + lines * 15;
    expect(foot).toBeCloseTo(10 * mm + 0.25 + height(8, 8) + height(1, 2), 2);
  });

  test('go on with a text that their first part cannot hold', () => {
    const content = narrative(20);
    const laid = layout([...shorts(5), ...block('', 12, { content, role: 'cell' })]);
    const all = linesOf(laid).flat();
    expect(all.filter(line => line.startsWith('第'))).toHaveLength(20);
    expect(repeatsOf(laid).flat()).toEqual([]);
  });

  test('grow at their last row', () => {
    const { pages } = layout([...block('', 2, { content: narrative(6) }), short('后')]);
    const after = pages[0]?.items.find(item => item.kind === 'text' && item.text === '后');
    expect(after && 'y' in after && after.y).toBeGreaterThan(10 * mm + 6 * 15);
  });
});

test('head rows stand again on each further page, inside the label that spans them', () => {
  const rows = [
    row([cell(0, '指标', { rowSpan: 25, role: 'label' }), cell(1, '表头')]),
    ...Array.from({ length: 24 }, (_, index) => row([cell(1, `行${index + 1}`)])),
  ];
  const laid = layout([
    { headRows: 1, rows },
    { headRows: 0, rows: [short('后')] },
  ]);
  expect(linesOf(laid).map(page => page.length)).toEqual([11, 9, 7]);
  expect(repeatsOf(laid)).toEqual([[], ['指标', '表头'], ['指标', '表头']]);
  const edge = laid.pages[1]?.items.find(item => item.kind === 'line' && item.x1 === item.x2);
  expect(edge && 'y1' in edge && edge.y1).toBeCloseTo(10 * mm + 0.25);
});

test('a head row never stays alone at the foot of a page', () => {
  const section = { headRows: 1, rows: [short('表头'), ...shorts(3)] };
  const [first, second] = linesOf(layout([{ headRows: 0, rows: shorts(9) }, section]));
  expect(first).toHaveLength(9);
  expect(second?.[0]).toBe('表头');
});

describe('lines around the table', () => {
  test('below it keep with its last row', () => {
    const below = ['填报人：', '联系电话：'].map(one => ({ role: 'cell', segments: [text(one)] }));
    const [first, second] = linesOf(layout(shorts(10), { below }));
    expect(first).toHaveLength(9);
    expect(second).toEqual(['行10', '填报人：', '联系电话：']);
  });

  test('below it take with them a last row that may not split', () => {
    const below = [{ role: 'cell', segments: [text('填报人：')] }];
    const fixed = row([{ ...cell(0, ''), content: narrative(3) }, cell(1, '')], { splits: false });
    const laid = layout([...shorts(8), fixed], { below });
    expect(linesOf(laid)[1]).toEqual(['第1段', '第2段', '第3段', '填报人：']);
  });

  test('stand from margin to margin', () => {
    const segments = [text('甲'), text('乙'), text('丙')];
    const [page] = layout([], { above: [{ role: 'cell', segments }] }).pages;
    const [first, second, third] = (page?.items ?? []).filter(item => item.kind === 'text');
    expect(first?.x).toBeCloseTo(10 * mm);
    expect(second?.x).toBeCloseTo(50 * mm - 5, 0);
    expect((third?.x ?? 0) + (third?.width ?? 0)).toBeCloseTo(90 * mm, 0);
  });

  test('follow one another, two em apart, when one does not', () => {
    const segments = [text('填报单位：昌都市经济和信息化局'), text('二'), text('长'.repeat(30))];
    const laid = layout([], { above: [{ role: 'cell', segments }] });
    const [runs = []] = laid.pages.map(({ items }) => items.filter(isFirst));
    expect(runs.map(run => [run.text.length, Math.round(run.x - 28.346)])).toEqual([
      [15, 0],
      [1, 170],
      [22, 0],
      [8, 0],
    ]);
  });

  test('flow over pages', () => {
    const above = Array.from({ length: 40 }, (_, index) => ({
      role: 'cell',
      segments: [text(`行${index}`)],
    }));
    const laid = layout(shorts(3), { above, below: above });
    expect(linesOf(laid).flat()).toHaveLength(83);
  });
});

test('pages are numbered in the bottom margin, a single one too', () => {
  const numbers = (count: number) =>
    layout(shorts(count)).pages.map(({ items }) =>
      items.flatMap(item => (item.kind === 'text' && item.text.startsWith('—') ? [item] : [])),
    );
  expect(numbers(3).map(page => page.map(run => run.text))).toEqual([['— 1 —']]);
  const [first, second] = numbers(11);
  expect([first?.[0]?.text, second?.[0]?.text]).toEqual(['— 1 —', '— 2 —']);
  expect(first?.[0]?.y).toBeGreaterThan(90 * mm);
  expect((first?.[0]?.x ?? 0) + (first?.[0]?.width ?? 0) / 2).toBeCloseTo(50 * mm);
});

test('every missing character of the sheet is named once a field', () => {
  const field = ['overview'];
  const content = [text('😀甲', field), text('😀한', field)];
  const { missing } = layout([row([{ ...cell(0, ''), content }, cell(1, '😀')])], {
    above: [{ role: 'cell', segments: [text('한'), text('长'.repeat(30))] }],
  });
  expect(missing).toEqual([
    { codePoint: 0xd55c },
    { codePoint: 0x1f600, field },
    { codePoint: 0xd55c, field },
    { codePoint: 0x1f600 },
  ]);
});

test('the larger of the spaces around them stands between paragraphs', () => {
  const content = narrative(2);
  const { pages } = layout([row([{ ...cell(0, ''), content }, cell(1, '')])], {
    styles: { cell: { ...style, spaceBefore: 4, spaceAfter: 7 } },
  });
  const places = pages[0]?.items.flatMap(item => (item.kind === 'text' ? [item.y] : [])) ?? [];
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeCloseTo(15 + 7);
});

test('base lines stand at four fifths of their lines, the larger space is set between lines', () => {
  const spaced = { ...style, leading: 1.8, spaceBefore: 4, spaceAfter: 7 };
  const lines = ['甲', '乙'].map(one => ({ role: 'cell', segments: [text(one)] }));
  const { pages } = layout([row([cell(0, '丙'), cell(1, '')])], {
    above: lines,
    below: lines,
    styles: { cell: spaced },
  });
  const items = pages[0]?.items ?? [];
  const places = items.flatMap(item => (item.kind === 'text' && isFirst(item) ? [item.y] : []));
  const rules = items.flatMap(item => (item.kind === 'line' ? [item.y1, item.y2] : []));
  const [top, bottom] = [Math.min(...rules), Math.max(...rules)];
  const first = 10 * mm + 4 + 0.8 * 18;
  const second = first + 18 + 7;
  const third = top + padding / 2 + 4 + 0.8 * 18;
  expect(top).toBeCloseTo(second + 0.2 * 18 + 7 + 0.25);
  const fourth = bottom + 0.25 + 4 + 0.8 * 18;
  for (const [index, y] of [first, second, third, fourth, fourth + 18 + 7].entries())
    expect(places[index]).toBeCloseTo(y);
});

test('a tall script makes room for itself', () => {
  const height = (content: string) => {
    const { pages } = layout([row([cell(0, content), cell(1, '')])], {
      styles: { cell: { ...style, leading: 1.2 } },
    });
    const lines = pages[0]?.items.flatMap(item => (item.kind === 'line' ? [item.y2] : [])) ?? [];
    return Math.max(...lines) - Math.min(...lines);
  };
  expect(height('བོད')).toBeGreaterThan(height('藏') + 4);
});

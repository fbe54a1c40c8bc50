/** What a typesetter decides before a form is drawn: rows that stay together, short last pages, texts of one line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { keepRows } from '../../src/form/keep-rows.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { textSetter } from '../../src/layout/block.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { fillPages } from '../../src/layout/fill-pages.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import type { TablePage } from '../../src/layout/page-builder.ts';
import { paginate } from '../../src/layout/paginate.ts';
import { placeTable, type Table } from '../../src/layout/place.ts';
import { typeset } from '../../src/layout/typeset.ts';
import { cases } from '../random.ts';
import { randomSheet } from './random-sheet.ts';
import { cell, linesOf, row, sheet, style, text } from './sheets.ts';

const faces = openFaces(readFont);
const mm = 72 / 25.4;
const layout = (one: Sheet) => layoutSheet(one, faces);

const kept = (one: Sheet): Sheet => ({
  ...one,
  sections: one.sections.map(({ headRows, rows }) => ({
    headRows,
    rows: keepRows(rows, headRows),
  })),
});

describe('the rows of a block', () => {
  const short = (mark: string) => row([cell(0, mark), cell(1, '')], { splits: false });
  const block = (count: number) => ({
    headRows: 1,
    rows: [short('表头'), ...Array.from({ length: count }, (_, index) => short(`行${index + 1}`))],
  });
  const before = (count: number) => ({
    headRows: 0,
    rows: Array.from({ length: count }, () => short('前')),
  });
  const pagesOf = (count: number, rows: number) =>
    linesOf(layout(kept(sheet([before(count), block(rows)])))).map(page =>
      page.filter(line => line !== '前'),
    );

  test('follow their head at least by two, and go to the next page at least by two', () => {
    // Ten rows a page.
    expect(pagesOf(7, 4)).toEqual([
      ['表头', '行1', '行2'],
      ['行3', '行4'],
    ]);
    expect(pagesOf(8, 4)).toEqual([[], ['表头', '行1', '行2', '行3', '行4']]);
    expect(pagesOf(6, 4)).toEqual([
      ['表头', '行1', '行2'],
      ['行3', '行4'],
    ]);
    expect(pagesOf(7, 3)).toEqual([[], ['表头', '行1', '行2', '行3']]);
  });

  test('are never one below their head at the foot of a page that could go on', () => {
    fc.assert(
      fc.property(randomSheet, random => {
        const given = kept(random.sheet);
        const table = placeTable(given, textSetter(faces, []));
        const area = { start: 60, top: 12 * mm, bottom: 97 * mm, after: 0 };
        for (const one of paginate(table, area).slice(0, -1)) {
          const last = Math.max(...begun(one));
          const { sectionStart = 0, bodyStart = 0, splits } = table.rows[last] ?? {};
          const hasBody = table.rows[bodyStart]?.sectionStart === sectionStart;
          if (bodyStart === sectionStart || !hasBody) continue;
          const isHead = last < bodyStart;
          const next = table.rows[last + 1];
          // A row that merged cells cover begins unseen.
          const goesOn = next?.sectionStart === sectionStart && next.starting.length > 0;
          const isAlone = last === bodyStart && !splits && !next?.splits;
          if (!goesOn || !(isHead || (isAlone && begun(one).has(bodyStart - 1)))) continue;
          const heads = table.rows.slice(sectionStart, bodyStart);
          const again = heads.reduce((sum, head) => sum + head.height, 0);
          const page = area.bottom - area.top - again;
          expect(chainHeight(table, last)).toBeGreaterThan(page);
        }
      }),
      { numRuns: cases(300) },
    );
  });

  /** The rows that begin on a page. */
  const begun = ({ fragments }: TablePage) =>
    new Set(
      fragments.flatMap(({ box, from, repeated }) =>
        repeated || (from > 0 && box.block.lines.length > 0) ? [] : [box.firstRow],
      ),
    );

  /** Height of all the rows that want to be on one page with a row, and of the one that they stay with. */
  function chainHeight({ rows }: Table, at: number): number {
    let [from, to] = [at, at];
    while (rows[from - 1]?.keepWithNext) from--;
    while (rows[to]?.keepWithNext) to++;
    return rows.slice(from, to + 1).reduce((sum, one) => sum + one.height, 0);
  }
});

describe('a last page with little on it', () => {
  const tall = { ...sheet([]).paper, height: 200 };
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => row([cell(0, `行${index + 1}`), cell(1, '')]));

  test('is avoided by rows set closer, as little as need be', () => {
    // 180 mm hold 24 rows of 20.7 pt.
    const given = sheet(rows(25), { paper: tall });
    const closer = fillPages(given);
    expect(layout(given).pages).toHaveLength(2);
    expect(layout(closer).pages).toHaveLength(1);
    expect(closer.padding.y).toBeLessThan(1);
    expect(closer.padding.y).toBeGreaterThan(0.6);
    expect(closer.sections[0]?.rows.map(one => one.cells)).toEqual(
      given.sections[0]?.rows.map(one => one.cells),
    );
  });

  test('takes of tall rows what padding cannot give', () => {
    const seal = row([cell(0, '盖章'), cell(1, '')], { minHeight: 36 });
    const room = row([cell(0, ''), cell(1, '')], { minHeight: 60 });
    const paper = { ...tall, height: 220 };
    const given = sheet([room, ...rows(17), seal], { paper, padding: { x: 1, y: 0.6 } });
    const closer = fillPages(given);
    expect(layout(given).pages).toHaveLength(2);
    expect(closer.sections[0]?.rows.at(-1)?.minHeight).toBeGreaterThanOrEqual(30);
    expect(layout(closer).pages).toHaveLength(1);
  });

  test('stays where the limits do not reach, and pages that are filled are left alone', () => {
    for (const count of [12, 29, 36]) {
      const given = sheet(rows(count), { paper: tall });
      expect(fillPages(given), `${count}`).toBe(given);
    }
  });

  test('never costs a page or the text more than the limits', () => {
    fc.assert(
      fc.property(randomSheet, ({ sheet: given }) => {
        const closer = fillPages(given);
        expect(layout(closer).pages.length).toBeLessThanOrEqual(layout(given).pages.length);
        expect(closer.padding.y).toBeGreaterThanOrEqual(Math.min(given.padding.y, 0.6));
      }),
      { numRuns: cases(200) },
    );
  });
});

describe('a longer text of one line', () => {
  const narrative = { ...style, indent: 2, align: 'justify' } as const;
  const value = { ...style, align: 'center', valign: 'middle' } as const;
  const styles = { narrative, value, cell: style };
  const rolesOf = (...contents: readonly string[]) => {
    const cells = contents.map((one, column) => cell(column, one, { role: 'narrative' }));
    return typeset(sheet([row(cells)], { styles })).sections[0]?.rows[0]?.cells.map(
      ({ role }) => role,
    );
  };

  test('stands in the middle of its cell, if all beside it are so short', () => {
    expect(rolesOf('无。', '没有其他问题。')).toEqual(['value', 'value']);
    expect(rolesOf('无。', '一二三四五六七八九十一')).toEqual(['narrative', 'narrative']);
    expect(rolesOf('无。', '')).toEqual(['value', 'narrative']);
  });

  test('is left alone where it has paragraphs', () => {
    const content = [text('一'), text('二')];
    const one = sheet([row([cell(0, '', { role: 'narrative', content }), cell(1, '')])], {
      styles,
    });
    expect(typeset(one)).toEqual(one);
  });
});

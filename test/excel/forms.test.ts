/** The forms of the examples as workbooks, read back: the cells of the sheet, before and after LibreOffice has saved them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import type { FilledForm } from '../../src/form/filled-form.ts';
import { type Sheet, textOf } from '../../src/form/sheet.ts';
import { examples, renderExample } from '../examples/examples.ts';
import { convert, testWith } from '../examples/tools.ts';

const trimmed = (lines: readonly string[]) => {
  const all = lines.map(line => line.trim());
  return all.every(line => line === '') ? [] : all;
};

/** What the sheet says, in the shape of a form that is read back. */
function saidBy({ sections, above, below }: Sheet) {
  const rows = sections.flatMap(section => section.rows);
  const lines = (list: Sheet['above']) =>
    list
      .flatMap(({ segments }) => segments.map(textOf))
      .map(text => text.trim())
      .filter(text => text !== '');
  return {
    above: lines(above),
    cells: rows.flatMap((row, index) =>
      row.cells.map(({ column, rowSpan, colSpan, content }) => ({
        row: index,
        column,
        rowSpan,
        colSpan,
        lines: trimmed(content.map(textOf)),
      })),
    ),
    below: lines(below),
  };
}

const readAs = ({ above, cells, below }: FilledForm) => ({
  above: above.map(({ text }) => text),
  cells: cells.map(({ name: _, ...cell }) => cell),
  below: below.map(({ text }) => text),
});

function onlyForm(bytes: Uint8Array): FilledForm {
  const { sheets, notes } = readFilledWorkbook(bytes);
  expect(notes).toEqual([]);
  expect(sheets).toHaveLength(1);
  const [sheet] = sheets;
  if (!sheet) throw new Error('no worksheet');
  return sheet.form;
}

describe.each(examples)('$name', example => {
  test('is the grid of its sheet', async () => {
    const form = onlyForm(await renderExample(example, 'xlsx'));
    expect(readAs(form)).toEqual(saidBy(example.sheet));
    expect(form.columns).toHaveLength(example.sheet.columns.length);
    for (const [index, width] of example.sheet.columns.entries())
      expect(Math.abs((form.columns[index] ?? 0) - width)).toBeLessThan(0.2);
  });
});

testWith('soffice')('LibreOffice saves the same grids', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-excel-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    const files = examples.map(({ name }) => join(folder, `${name}.xlsx`));
    for (const [index, example] of examples.entries())
      writeFileSync(files[index] ?? '', await renderExample(example, 'xlsx'));
    convert(files, 'xlsx', out);
    for (const { name, sheet } of examples)
      expect(readAs(onlyForm(readFileSync(join(out, `${name}.xlsx`)))), name).toEqual(
        saidBy(sheet),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

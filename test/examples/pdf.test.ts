/** The PDFs of the examples as other programs see them: Poppler reads their text, qpdf their structure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFont } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import type { PageItem, TextRun } from '../../src/layout/page.ts';
import { examples, renderExample } from './examples.ts';
import {
  countCharacters,
  expectInOrder,
  fieldTexts,
  printedValues,
  sheetText,
  valueKey,
  valuesInOrder,
  valueText,
  withoutSpace,
  wordingOf,
} from './printed-text.ts';
import { run, testWith } from './tools.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-pdf-'));
  for (const example of examples)
    writeFileSync(pathOf(example.name), await renderExample(example, 'pdf'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string) => join(folder, `${name}.pdf`);
const isText = (item: PageItem): item is TextRun => item.kind === 'text';

/** The text of each page as a reader copies it, in the order drawn. */
function readPages(name: string): readonly string[] {
  const pages = run('pdftotext', ['-raw', pathOf(name), '-']).split('\f');
  return pages.slice(0, -1).map(withoutSpace);
}

describe.each(examples)('$name', ({ name, plain, sheet, requirements }) => {
  const drawn = layoutSheet(sheet, openFaces(readFont)).pages.map(page =>
    page.items.filter(isText),
  );
  const first = drawn.flat().filter(run => !run.repeated);

  testWith('pdftotext')('says on each page what was laid out there, in that order', () => {
    expect(readPages(name)).toEqual(
      drawn.map(runs => withoutSpace(runs.map(({ text }) => text).join(''))),
    );
  });

  test('of which nothing is lost or doubled but what is set again on purpose', () => {
    const text = withoutSpace(first.map(({ text }) => text).join(''));
    const read = countCharacters(text);
    expect(Object.fromEntries(read)).toEqual(Object.fromEntries(countCharacters(sheetText(sheet))));
    expectInOrder(text, wholeValues());
  });

  /** The values that no page's end cuts: of two such cells side by side, the parts stand in turns. */
  function wholeValues() {
    const pagesOf = new Map<string, Set<number>>();
    for (const [index, runs] of drawn.entries()) {
      for (const { field, repeated } of runs) {
        if (!field || repeated) continue;
        const key = valueKey(field);
        pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(index));
      }
    }
    return valuesInOrder(plain, sheet, requirements).filter(
      ({ path }) => pagesOf.get(path)?.size === 1,
    );
  }

  test('of which each cell has its text, on one page or more', () => {
    const texts = new Map<string, string>();
    for (const { field, text } of first) {
      if (!field) continue;
      const key = valueKey(field);
      texts.set(key, (texts.get(key) ?? '') + valueText(field, text));
    }
    const printed = [...fieldTexts(sheet)].filter(([, text]) => text !== '');
    expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(printed));
    const stated = printedValues(plain, wordingOf(sheet, requirements));
    expect(texts.size).toBeGreaterThanOrEqual(stated.length);
  });

  testWith('qpdf')('is sound', () => {
    expect(run('qpdf', ['--check', pathOf(name)])).toContain('No syntax or stream encoding errors');
  });

  testWith('pdffonts')('embeds a cut of every font, with its characters', () => {
    const rows = run('pdffonts', [pathOf(name)])
      .trim()
      .split('\n')
      .slice(2);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows)
      expect(row).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes +\d+ +\d+ *$/);
  });
});

// Written anew with `npx vitest run -u`: what a reader that says a form aloud hears, row by row.
testWith('pdfinfo')('national-2015 is tagged row by row', async () => {
  const tags = run('pdfinfo', ['-struct-text', pathOf('national-2015')]);
  await expect(tags).toMatchFileSnapshot('goldens/national-2015.tags.txt');
});

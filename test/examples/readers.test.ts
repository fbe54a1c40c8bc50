/**
 * The text of PDFs as other programs search and copy it: Poppler in its three orders, MuPDF, pdf.js. Every value is
 * found whole and as written, its blanks too. Line ends of a reader are taken out, since none knows where a paragraph
 * goes on; a blank that it puts between two hanzi stays in, and is a fault.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sheet } from '../../src/form/sheet.ts';
import { readFont } from '../../src/internal.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import { examples, renderExample } from './examples.ts';
import { paragraphsOf } from './printed-text.ts';
import { run, testWith } from './tools.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-readers-'));
  for (const example of examples)
    writeFileSync(pathOf(example.name), await renderExample(example, 'pdf'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string) => join(folder, `${name}.pdf`);

/** Those that give the text in the order in which it is drawn, which is the form's. */
const inOrder = {
  'pdftotext -raw': (file: string) => run('pdftotext', ['-raw', file, '-']),
  'mutool draw -F txt': (file: string) => run('mutool', ['draw', '-q', '-F', 'txt', file]),
};

/** The lines of text that pdf.js gives for searching, page by page. */
async function byPdfJs(file: string): Promise<string> {
  const document = await getDocument({ url: file, verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\f';
  }
  await document.destroy();
  return text;
}

/** What a filing's writer would search for: each value on one line, as the form prints it. */
function valuesOf(sheet: Sheet): readonly string[] {
  const values = paragraphsOf(sheet).flatMap(({ parts }) => parts);
  return values.flatMap(({ field, text }) => {
    const trimmed = text.trim();
    return field && trimmed !== '' ? [trimmed] : [];
  });
}

/** Values that a page's end cuts: what else stands at the foot and at the head of the pages comes between. */
function cutValues(sheet: Sheet): ReadonlySet<string> {
  const pagesOf = new Map<string, Set<number>>();
  for (const [index, { items }] of layoutSheet(sheet, openFaces(readFont)).pages.entries()) {
    for (const item of items) {
      if (item.kind !== 'text' || !item.field || item.repeated) continue;
      const key = JSON.stringify(item.field);
      pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(index));
    }
  }
  const cut = [...pagesOf].flatMap(([key, pages]) => (pages.size > 1 ? [key] : []));
  return new Set(
    paragraphsOf(sheet).flatMap(({ parts }) =>
      parts.flatMap(({ field, text }) =>
        field && cut.includes(JSON.stringify(field)) ? [text.trim()] : [],
      ),
    ),
  );
}

/** A text as one line: what joins the lines of a paragraph that a reader breaks as the page does. */
const joined = (text: string) => text.replace(/[\r\n\f]/g, '');
/**
 * Blanks of the page are all alike: some readers give a wide one as a common one, or two. Behind a stack of Tibetan that
 * ends in a vowel sign Poppler sees a gap, since the sign ends before its letter does.
 */
const alike = (text: string) =>
  text.replace(/[\s\u3000]+/gu, ' ').replace(/(?<=\p{Script=Tibetan}) (?=\p{P})/gu, '');

/** The values that a text does not say as written, and those that it says, but not in the form's order. */
function lost(text: string, values: readonly string[], cut: ReadonlySet<string>) {
  const line = alike(joined(text));
  const missing: string[] = [];
  const disordered: string[] = [];
  let from = 0;
  for (const value of values) {
    if (cut.has(value)) continue;
    const wanted = alike(value);
    const at = line.indexOf(wanted, from);
    if (at !== -1) from = at + wanted.length;
    else if (line.includes(wanted)) disordered.push(value);
    else missing.push(value);
  }
  return { missing, disordered };
}

/** The lines in which values stand on the page, without what hangs at their ends. */
function drawnLines(sheet: Sheet): readonly string[] {
  const lines: string[] = [];
  let last = '';
  for (const { items } of layoutSheet(sheet, openFaces(readFont)).pages) {
    for (const item of items) {
      if (item.kind !== 'text' || !item.field || item.repeated) continue;
      const place = JSON.stringify([item.field, item.y]);
      const text = place === last ? `${lines.pop()}${item.text}` : item.text;
      lines.push(text);
      last = place;
    }
  }
  return lines.map(line => line.trim());
}

describe.each(examples)('$name', ({ name, sheet }) => {
  const values = valuesOf(sheet);
  const cut = cutValues(sheet);

  test('has values to look for', () => {
    expect(values.length - cut.size).toBeGreaterThan(10);
  });

  for (const [reader, read] of Object.entries(inOrder)) {
    const tool = reader.startsWith('mutool') ? 'mutool' : 'pdftotext';
    testWith(tool)(`is found whole and in order by ${reader}`, () => {
      expect(lost(read(pathOf(name)), values, cut)).toEqual({ missing: [], disordered: [] });
    });
  }

  test('is found whole and in order by pdf.js', async () => {
    expect(lost(await byPdfJs(pathOf(name)), values, cut)).toEqual({ missing: [], disordered: [] });
  });

  // Poppler takes the page apart by what stands side by side, so that a text of several lines has others between them.
  for (const options of [[], ['-layout']]) {
    testWith('pdftotext')(`is found line by line by pdftotext ${options.join()}`, () => {
      const text = alike(run('pdftotext', [...options, pathOf(name), '-']));
      expect(drawnLines(sheet).filter(line => !text.includes(alike(line)))).toEqual([]);
    });
  }
});

/**
 * Word and PDF show one table: our PDF and the one that LibreOffice makes of the Word document, both read by Poppler,
 * have their lines at the same places and the text of each cell between the lines of its columns.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Cell, type Sheet, textOf } from '../../src/form/sheet.ts';
import { comparable, type DrawnTable, edgesOf, nearest, readTable } from './drawn-table.ts';
import { examples, renderExample } from './examples.ts';
import { countCharacters, paragraphsOf, sheetText, withoutSpace } from './printed-text.ts';
import { convert, hasTools, run, testWith } from './tools.ts';

const tools = ['soffice', 'pdftocairo', 'pdftotext'] as const;
const mm = 72 / 25.4;
/** The most that a line may stand from its place, in pt. */
const tolerance = 0.5 * mm;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-agree-'));
  if (!hasTools(...tools)) return;
  for (const example of examples) {
    writeFileSync(join(folder, `${example.name}.pdf`), await renderExample(example, 'pdf'));
    writeFileSync(join(folder, `${example.name}.docx`), await renderExample(example, 'docx'));
  }
  const documents = examples.map(({ name }) => join(folder, `${name}.docx`));
  convert(documents, 'pdf', join(folder, 'word'));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The columns from one line to another, as the index of each. */
const between = (left: number, right: number) => `${left}–${right}`;

/** What a sheet says in cells of the same columns, from top to bottom. */
function cellTexts({ sections }: Sheet): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const cells: readonly Cell[] = sections.flatMap(({ rows }) => rows.flatMap(row => row.cells));
  for (const { column, colSpan, content } of cells) {
    const text = comparable(content.map(textOf).join(''));
    const key = between(column, column + colSpan);
    if (text !== '') texts.set(key, [...(texts.get(key) ?? []), text]);
  }
  return texts;
}

/** What a page shows between the same lines, from top to bottom. */
function drawnTexts({ words }: DrawnTable, edges: readonly number[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { left, right, text } of words) {
    const key = between(nearest(edges, left), nearest(edges, right));
    texts.set(key, (texts.get(key) ?? '') + text);
  }
  return texts;
}

/** The labels of head rows, which further pages show again, by their columns. */
function headTexts({ sections }: Sheet): ReadonlyMap<string, string> {
  const heads = sections.flatMap(({ rows, headRows }) => rows.slice(0, headRows));
  const labels = heads.flatMap(({ cells }) =>
    cells.map(({ column, colSpan, content }): readonly [string, string] => [
      between(column, column + colSpan),
      comparable(content.map(textOf).join('')),
    ]),
  );
  return new Map(labels);
}

/** Where a cell ends that a text holds from a place on, whole or with a repeated head between its parts; or -1. */
function endOf(cell: string, text: string, from: number, head: string | undefined): number {
  const cuts = Array.from(cell, (_, cut) => `${cell.slice(0, cut)}${head}${cell.slice(cut)}`);
  for (const whole of [cell, ...(head === undefined ? [] : cuts)]) {
    const at = text.indexOf(whole, from);
    if (at !== -1) return at + whole.length;
  }
  return -1;
}

describe.each(examples)('$name', ({ name, sheet }) => {
  const edges = edgesOf(sheet);
  const heads = headTexts(sheet);
  const drawn = [
    { of: 'the PDF', path: () => join(folder, `${name}.pdf`) },
    { of: 'the Word document', path: () => join(folder, 'word', `${name}.pdf`) },
  ];

  testWith(...tools)('has its lines at the same places in both', () => {
    for (const { of, path } of drawn) {
      const found = readTable(path()).edges;
      expect(found.length, of).toBe(edges.length);
      for (const [index, edge] of edges.entries())
        expect(Math.abs((found[index] ?? 0) - edge), `${of}, line ${index}`).toBeLessThan(
          tolerance,
        );
    }
  });

  testWith(...tools)('has the text of each cell in its columns in both', () => {
    for (const { of, path } of drawn) {
      const texts = drawnTexts(readTable(path()), edges);
      for (const [columns, cells] of cellTexts(sheet)) {
        const text = texts.get(columns) ?? '';
        let from = 0;
        for (const cell of cells) {
          const end = endOf(cell, text, from, heads.get(columns));
          expect(end, `${of}, columns ${columns}: ${cell} in ${text.slice(from)}`).not.toBe(-1);
          from = end;
        }
      }
      expect([...texts.keys()].sort(), of).toEqual([...cellTexts(sheet).keys()].sort());
    }
  });

  testWith(...tools)('shows the cells of the form as a Word document, and nothing else', () => {
    const read = run('pdftotext', ['-raw', join(folder, 'word', `${name}.pdf`), '-']);
    const text = withoutSpace(read.replace(/^— \d+ —$/gm, ''));
    for (const paragraph of paragraphsOf(sheet).map(textOf).map(withoutSpace))
      expect(isFound(text, paragraph), paragraph).toBe(true);
    expect(tooMany(text, sheetText(sheet))).toEqual(repeatedHeads(text, sheet));
  });
});

/** Whether a paragraph stands in a text, whole or in two parts with a page's end between them. */
function isFound(text: string, paragraph: string): boolean {
  if (text.includes(paragraph)) return true;
  return Array.from(paragraph, (_, cut) => cut).some(cut => {
    const at = text.indexOf(paragraph.slice(0, cut));
    return at !== -1 && text.includes(paragraph.slice(cut), at + cut);
  });
}

/** How often each character occurs more often than it should (or, below zero, less). */
function tooMany(text: string, expected: string): Readonly<Record<string, number>> {
  const [read, right] = [countCharacters(text), countCharacters(expected)];
  const differences = [...new Set([...read.keys(), ...right.keys()])].map(
    character => [character, (read.get(character) ?? 0) - (right.get(character) ?? 0)] as const,
  );
  return Object.fromEntries(differences.filter(([, difference]) => difference !== 0));
}

/** The characters of head rows that stand again on further pages. */
function repeatedHeads(text: string, { sections }: Sheet): Readonly<Record<string, number>> {
  const heads = sections
    .filter(section => section.headRows > 0)
    .map(({ rows, headRows }) => {
      const cells = rows.slice(0, headRows).flatMap(row => row.cells);
      return withoutSpace(cells.flatMap(cell => cell.content.map(textOf)).join(''));
    });
  const again = heads.map(head => head.repeat(Math.max(0, text.split(head).length - 2)));
  return Object.fromEntries(countCharacters(again.join('')));
}

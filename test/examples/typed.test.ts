/**
 * A person goes on typing in the Word document of every form: in each cell as much as fills twelve more lines, two hundred
 * hanzi at most. LibreOffice then shows every line between columns at its place and every character within the table.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { textOf } from '../../src/form/sheet.ts';
import { comparable, edgesOf, readTable } from './drawn-table.ts';
import { type Example, examples, renderExample } from './examples.ts';
import { countCharacters } from './printed-text.ts';
import { convert, hasTools, testWith } from './tools.ts';

const tools = ['soffice', 'pdftocairo', 'pdftotext'] as const;
/** The most that a line may stand from its place, in pt. */
const tolerance = 1.5;

/** One example of each form. */
const typed = examples.filter(
  ({ checked }, index) =>
    examples.findIndex(other => other.checked.template?.id === checked.template?.id) === index,
);

/** What is typed: no character twice. */
const HANZI = Array.from({ length: 200 }, (_, index) => String.fromCharCode(0x9000 + index));
const LINES = 12;
/** Width in twips of a hanzi, and of the padding of a cell on both sides, at least. */
const EM = 210;
const PADDING = 120;

const ROW = /<w:tr>.*?<\/w:tr>/gs;
const CELL = /<w:tc>.*?<\/w:tc>/gs;

interface Typed {
  readonly xml: string;
  /** How often each character was typed. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The document with text at the end of each cell, as Word adds it; head rows, which further pages show again, stay. */
function typeInto(xml: string): Typed {
  let all = '';
  const typeCell = (cell: string) => {
    if (cell.includes('<w:vMerge w:val="continue"/>')) return cell;
    const width = Number(/<w:tcW w:type="dxa" w:w="(\d+)"/.exec(cell)?.[1]);
    const perLine = Math.max(1, Math.floor((width - PADDING) / EM));
    const text = HANZI.slice(0, perLine * LINES).join('');
    all += text;
    return cell.replace(/<\/w:p><\/w:tc>$/, `<w:r><w:t>${text}</w:t></w:r>$&`);
  };
  const written = xml.replace(ROW, row =>
    row.includes('<w:tblHeader/>') ? row : row.replace(CELL, typeCell),
  );
  return { xml: written, counts: countCharacters(all) };
}

let folder: string;
const counts = new Map<Example, Typed['counts']>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-typed-'));
  if (!hasTools(...tools)) return;
  for (const example of typed) {
    const parts = unzipSync(await renderExample(example, 'docx'));
    const body = new TextDecoder().decode(parts['word/document.xml']);
    const made = typeInto(body);
    counts.set(example, made.counts);
    const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(made.xml) });
    writeFileSync(join(folder, `${example.name}.docx`), bytes);
  }
  convert(
    typed.map(({ name }) => join(folder, `${name}.docx`)),
    'pdf',
    folder,
  );
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(typed)('$name', example => {
  testWith(...tools)('keeps its columns and loses nothing', () => {
    const { name, sheet } = example;
    const { edges, words } = readTable(join(folder, `${name}.pdf`));
    const expected = edgesOf(sheet);
    expect(edges.length).toBe(expected.length);
    for (const [index, edge] of expected.entries())
      expect(Math.abs((edges[index] ?? 0) - edge), `line ${index}`).toBeLessThan(tolerance);

    const shown = countCharacters(words.map(({ text }) => text).join(''));
    const added = counts.get(example) ?? new Map<string, number>();
    expect(added.get(HANZI[0] ?? '')).toBeGreaterThan(10);
    const cells = sheet.sections.flatMap(({ rows }) => rows.flatMap(row => row.cells));
    const own = countCharacters(
      comparable(cells.flatMap(cell => cell.content.map(textOf)).join('')),
    );
    for (const character of new Set([...added.keys(), ...own.keys()])) {
      const wanted = (added.get(character) ?? 0) + (own.get(character) ?? 0);
      expect(shown.get(character) ?? 0, character).toBeGreaterThanOrEqual(wanted);
      if (!own.has(character)) expect(shown.get(character), character).toBe(wanted);
    }
  });
});

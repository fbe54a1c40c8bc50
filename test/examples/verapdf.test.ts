/** Every PDF is PDF/A-2a and PDF/UA-1, says veraPDF: examples, blank forms, random filings and their drafts, random tables. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { composeSheet } from '../../src/form/compose.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { check, listForms, readFont, templateLoader } from '../../src/internal.ts';
import { blankSheet } from '../../src/new.ts';
import { writePdf } from '../../src/writers/pdf.ts';
import { anyFiling, soundFiling } from '../filing/arbitrary-filing.ts';
import { randomSheet } from '../layout/random-sheet.ts';
import { cell, row, sheet as sheetOf, style, text } from '../layout/sheets.ts';
import { cases } from '../random.ts';
import { examples, renderExample } from './examples.ts';
import { hasTools, run } from './tools.ts';

/** In the package of another tool, which needs the classes of veraPDF. */
const JAR = fileURLToPath(
  new URL('../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar', import.meta.url),
);
const DRIVER = fileURLToPath(new URL('VeraPdf.java', import.meta.url));

const date = new Date(Date.UTC(2023, 0, 1));
const write = (sheet: Sheet, read = readFont) =>
  writePdf(sheet, { date, readFont: read, readBuiltParts: () => undefined });
const loadTemplate = templateLoader(path => readFileSync(path));

let folder: string;
const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, `${name}.pdf`), bytes);

/** What veraPDF says of each document and standard: how many checks it made, and what failed. */
let verdicts: ReadonlyMap<string, { readonly checks: number; readonly failed: readonly string[] }>;

/** Random filings on every form in turn, each third as a draft. */
async function putFilings(): Promise<void> {
  const forms = listForms();
  const filings = fc.sample(fc.oneof(anyFiling, soundFiling), { numRuns: cases(600) });
  for (const [index, plain] of filings.entries()) {
    const form = forms[index % forms.length] ?? '';
    const { filing, template } = check(stringify(plain), { loadTemplate, form });
    if (!template) throw new Error(`${form} is no form`);
    const draft = index % 3 === 0 ? { watermark: '草稿' } : {};
    put(`filing-${index}`, await write(composeSheet(filing, template, draft)));
  }
}

/** What templates and fonts can lead to and the examples do not have. */
const special: Readonly<Record<string, Sheet>> = {
  'no-table': sheetOf([], { above: [{ role: 'label', segments: [text('只有标题')] }] }),
  nothing: sheetOf([]),
  markup: sheetOf([row([cell(0, '甲<&>'), cell(1, ']]>(\\)')])], {
    title: '<表>&"\\(',
    author: "甲\\乙)'<",
  }),
  tibetan: sheetOf([row([cell(0, 'བཀྲ་ཤིས་བདེ་ལེགས།'), cell(1, '甲ཀ乙')])]),
  paragraphs: sheetOf([row([cell(0, '', { content: [text('一'), text('二'), text('三')] })])], {
    columns: [80],
  }),
  'many-pages': sheetOf(
    Array.from({ length: 300 }, (_, index) =>
      row([cell(0, `第${index}行`), cell(1, '值', { content: [text('值', ['overview'])] })]),
    ),
  ),
  'over-pages': sheetOf([row([cell(0, '标签'), cell(1, '长文。'.repeat(900))])], {
    watermark: '草稿',
  }),
};

/** A collection with CFF outlines of Debian's fonts-noto-cjk. */
const COLLECTION = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** The first font of a collection as a font of its own: its directory, the tables at new places. */
function firstFont(collection: Uint8Array): Uint8Array {
  const view = new DataView(collection.buffer, collection.byteOffset);
  const start = view.getUint32(12);
  const count = view.getUint16(start + 4);
  const directory = Buffer.from(collection.subarray(start, start + 12 + count * 16));
  let end = directory.length;
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = 12 + index * 16;
    const [from, length] = [directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12)];
    directory.writeUInt32BE(end, entry + 8);
    const padded = Buffer.alloc((length + 3) & ~3);
    padded.set(collection.subarray(from, from + length));
    end += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...tables]);
}

async function putOwnFont(): Promise<void> {
  if (!existsSync(COLLECTION) && !process.env.CI) return;
  const own = firstFont(readFileSync(COLLECTION));
  const font = { ...style.font, face: 'own.otf' };
  const sheet = sheetOf([row([cell(0, '自备字体，项目ABC'), cell(1, '12.50万元')])], {
    styles: { cell: { ...style, font }, label: { ...style, font } },
  });
  put('own-font', await write(sheet, face => (face === 'own.otf' ? own : readFont(face))));
}

describe.skipIf(!hasTools('java'))('veraPDF', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perfgoal-verapdf-'));
    for (const example of examples) {
      const { name, checked } = example;
      put(`example-${name}`, await renderExample(example, 'pdf'));
      if (!checked.template) continue;
      put(`blank-${name}`, await write(blankSheet(checked.template)));
    }
    for (const [name, sheet] of Object.entries(special)) put(`special-${name}`, await write(sheet));
    const tables = fc.sample(randomSheet, { numRuns: cases(60) });
    for (const [index, { sheet }] of tables.entries()) put(`table-${index}`, await write(sheet));
    await putFilings();
    await putOwnFont();
    verdicts = verdictsOf(run('java', ['-cp', JAR, DRIVER, folder], 600_000));
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['2a', 'ua1'])('finds that every document keeps %s', standard => {
    const all = [...verdicts].filter(([name]) => name.endsWith(` ${standard}`));
    expect(all.length).toBeGreaterThan(
      examples.length * 2 + Object.keys(special).length + cases(600),
    );
    for (const [, { checks }] of all) expect(checks).toBeGreaterThan(10);
    expect(
      all.flatMap(([name, { failed }]) => (failed.length > 0 ? [[name, failed]] : [])),
    ).toEqual([]);
  });
});

function verdictsOf(lines: string): typeof verdicts {
  const found = new Map<string, { readonly checks: number; readonly failed: string[] }>();
  let last: string[] = [];
  for (const line of lines.trimEnd().split('\n')) {
    const [file, standard, checks] = line.split('\t');
    if (file === '') {
      last.push(line.trim());
      continue;
    }
    last = [];
    found.set(`${file} ${standard}`, { checks: Number(checks), failed: last });
  }
  return found;
}

/**
 * Word and PDF alike: the PDF of every example and of every form's blank beside what LibreOffice makes of the Word
 * document. docs/word-and-pdf.md tells how far they differ; UPDATE_GOLDENS=1 writes what is measured now.
 * LibreOffice is given the shipped fonts in place of the office fonts, so that only the rules of layout are compared.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { listForms } from '../../src/assets.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { shippedForms } from '../../src/forms.ts';
import { readFont } from '../../src/internal.ts';
import { roomyBlank } from '../../src/new.ts';
import { writers } from '../../src/writers/index.ts';
import { readPages } from './drawn-pages.ts';
import { examples } from './examples.ts';
import { convert, hasTools, run, testWith } from './tools.ts';
import { cellsOf, compare, type Difference } from './word-and-pdf.ts';

const tools = ['soffice', 'pdftocairo', 'pdftotext'] as const;
const page = new URL('../../docs/word-and-pdf.md', import.meta.url);

/** What is measured: the examples and the blanks of all forms, by the names of their files. */
interface Measured {
  readonly name: string;
  readonly sheet: Sheet;
}

let folder: string;
const measured: Measured[] = [];
let differences: ReadonlyMap<string, Difference> = new Map();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-alike-'));
  if (!hasTools(...tools)) return;
  for (const { name, sheet } of examples) measured.push({ name, sheet });
  for (const id of listForms()) {
    const sheet = await roomyBlank(shippedForms(id), readFont);
    measured.push({ name: `${id.replace('/', '-')}-blank`, sheet });
  }
  const write = { pdf: await writers.pdf(), docx: await writers.docx() };
  const options = { date: new Date(0), readFont, readBuiltParts: () => undefined };
  for (const { name, sheet } of measured) {
    writeFileSync(join(folder, `${name}.pdf`), await write.pdf(sheet, options));
    writeFileSync(join(folder, `${name}.docx`), await write.docx(sheet, options));
  }
  withShippedFonts(() => {
    const documents = measured.map(({ name }) => join(folder, `${name}.docx`));
    convert(documents, 'pdf', join(folder, 'word'));
  });
  differences = new Map(
    measured.map(({ name, sheet }) => {
      const paths = [join(folder, `${name}.pdf`), join(folder, 'word', `${name}.pdf`)] as const;
      const [pdf, word] = paths.map(path => readPages(path, sheet));
      return [name, compare(sheet, pdf ?? [], word ?? [])];
    }),
  );
}, 300_000);
afterAll(() => {
  if (!process.env.PERFGOAL_KEEP) rmSync(folder, { recursive: true });
});

/** Has LibreOffice take the shipped fonts for those that the forms name. */
function withShippedFonts(convertAll: () => void): void {
  const fonts: Readonly<Record<string, readonly string[]>> = {
    'Perfgoal Song': ['宋体', '仿宋', '仿宋_GB2312', '楷体', '楷体_GB2312'],
    'Perfgoal Hei': ['黑体'],
    'Perfgoal Song Bold': ['方正小标宋简体'],
  };
  const aliases = Object.entries(fonts).flatMap(([face, names]) =>
    names.map(
      name =>
        `<alias binding="same"><family>${name}</family><prefer><family>${face}</family></prefer></alias>`,
    ),
  );
  const config = join(folder, 'fonts.conf');
  const shipped = fileURLToPath(new URL('../../fonts', import.meta.url));
  const places = `<dir>${shipped}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>`;
  writeFileSync(
    config,
    `<?xml version="1.0"?><fontconfig>${places}${aliases.join('')}</fontconfig>`,
  );
  const before = process.env.FONTCONFIG_FILE;
  process.env.FONTCONFIG_FILE = config;
  try {
    convertAll();
  } finally {
    if (before === undefined) delete process.env.FONTCONFIG_FILE;
    else process.env.FONTCONFIG_FILE = before;
  }
}

/** The rows of the table: what was measured before any of it was set right stays as it stands. */
function tableRows(old: string): string {
  const rows = [...differences].map(([name, difference]) => {
    const row = old.match(new RegExp(`^\\| ${name} \\|.*(?= \\|$)`, 'm'));
    const known = row?.[0].split(' | ') ?? [];
    const { counted, measured } = cellsOf(difference);
    const pairs = measured.map((now, at) => `${known[at + 3]?.split(' → ')[0] ?? '–'} → ${now}`);
    return `| ${[name, ...counted, ...pairs].join(' | ')} |\n`;
  });
  return rows.join('');
}

/**
 * Where LibreOffice 7.4 begins pages elsewhere, whatever the document says: it leaves one line of a paragraph alone where
 * a page break cuts a cell, so that all later pages follow (xizang-long); and it sets hanzi and figures apart and draws
 * no punctuation together, so that a goal takes a line more (department-whole).
 */
const OTHERWISE = ['xizang-long', 'department-whole'];

testWith(...tools)('pages begin alike', () => {
  expect(differences.size).toBeGreaterThan(examples.length);
  for (const [name, { pages, breaks }] of differences) {
    expect(pages[0], name).toBe(pages[1]);
    if (!OTHERWISE.includes(name)) expect(breaks, name).toEqual([]);
  }
});

testWith(...tools)('docs/word-and-pdf.md lists all of them; UPDATE_GOLDENS=1 measures anew', () => {
  const text = readFileSync(page, 'utf8');
  const [before = '', rest = ''] = text.split(/(?<=\| 文档 \|.*\n\| --- .*\n)/);
  if (process.env.UPDATE_GOLDENS) {
    const [, version = ''] = /^LibreOffice ([\d.]+)/.exec(run('soffice', ['--version'])) ?? [];
    const told = before.replace(/LibreOffice [\d.]+\d/, `LibreOffice ${version}`);
    writeFileSync(page, told + tableRows(rest) + rest.replace(/^(\|.*\n)*/, ''));
    return;
  }
  const listed = [...rest.matchAll(/^\| (\S+) \|/gm)].map(([, name]) => name);
  expect(listed).toEqual([...differences.keys()]);
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { MissingCharacters, UserError } from '../../src/errors.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import { writePdf } from '../../src/writers/pdf.ts';
import { cell, row, sheet, style, text } from '../layout/sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'perfgoal-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const date = new Date(Date.UTC(2023, 0, 1));
const write = (of: Sheet, read = readFont) =>
  writePdf(of, { date, readFont: read, readBuiltParts: () => undefined });

/** Runs a checker of PDF files on a document. */
function run(tool: string, args: readonly string[], bytes: Uint8Array): string {
  const file = join(folder, 'form.pdf');
  writeFileSync(file, bytes);
  return execFileSync(
    tool,
    args.map(arg => arg.replace('FILE', file)),
    { encoding: 'utf8' },
  );
}

const tools = ['qpdf', 'pdffonts', 'pdftotext'];
const missingTools = tools.filter(tool => spawnSync(tool, ['-v']).error);
// On a developer's machine they may be missing; in CI that is a failure.
const withTools = describe.skipIf(missingTools.length > 0 && !process.env.CI);

const many = Array.from({ length: 14 }, (_, index) =>
  index === 0
    ? row([cell(0, '绩效指标', { rowSpan: 14, role: 'label' }), cell(1, '表头')])
    : row([cell(1, `第${index}行 ${index * 3}.5万元`)]),
);
const form = sheet([{ headRows: 1, rows: many }], {
  above: [{ role: 'label', segments: [text('项目支出绩效目标申报表 (2023)')] }],
  below: [{ role: 'cell', segments: [text('填报人：嘎松卓玛'), text('√ □ ☑ ≥95% ‰ ℃ 𬬻')] }],
  watermark: '草稿',
});

withTools('a PDF', () => {
  test('is sound', async () => {
    expect(run('qpdf', ['--check', 'FILE'], await write(form))).toContain('No syntax or stream');
  });

  test('embeds a subset of each font with the way back to the text', async () => {
    const fonts = run('pdffonts', ['FILE'], await write(form))
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts)
      expect(font).toMatch(/PerfgoalS\w+ +CID TrueType +Identity-H +yes yes yes/);
  });

  test('gives its text back in order, spaces too', async () => {
    const out = run('pdftotext', ['-raw', 'FILE', '-'], await write(form));
    const lines = out.split('\n').filter(line => line !== '');
    const expected = [
      '项目支出绩效目标申报表 (2023)',
      '绩效指标',
      '表头',
      ...Array.from({ length: 13 }, (_, at) => `第${at + 1}行 ${(at + 1) * 3}.5万元`),
      '填报人：嘎松卓玛',
      '√ □ ☑ ≥95% ‰ ℃ 𬬻',
    ];
    let from = 0;
    for (const line of expected) {
      const at = lines.findIndex((one, index) => index >= from && one.includes(line));
      expect([line, at]).toEqual([line, expect.toSatisfy((found: number) => found >= from)]);
      from = at;
    }
  });

  test('gives Tibetan back in the order of its letters', async () => {
    // Letters that stack, vowels of two marks, a vowel written with one character.
    const words = 'བཀྲ་ཤིས་བདེ་ལེགས།སྐྱོ་རྫོགས་ཧཱུྃ་\u0f40\u0f77';
    const out = run(
      'pdftotext',
      ['-raw', 'FILE', '-'],
      await write(sheet([row([cell(0, words), cell(1, '')])])),
    );
    // The number of the page follows.
    expect(out.replaceAll(/\s/g, '')).toBe(`${words}—1—`);
  });

  test('keeps characters apart that look the same', async () => {
    const words = '口⼝ 一⼀ 〇○ ΩΩ';
    const out = run(
      'pdftotext',
      ['-raw', 'FILE', '-'],
      await write(sheet([row([cell(0, words), cell(1, '')])])),
    );
    expect(out).toContain(words);
  });
});

/** What a PDF says outside the contents of its pages: objects, those in object streams unpacked. */
function objectsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const streams = file.toString('latin1').matchAll(/\/Type \/ObjStm.*?stream\n/gs);
  const unpacked = [...streams].map(({ index, 0: head }) =>
    inflateSync(file.subarray(index + head.length)).toString('latin1'),
  );
  return [file.toString('latin1'), ...unpacked].join('\n');
}

test('names its title, its author, its language and nothing of the machine', async () => {
  const bytes = await write({ ...form, title: '申报表 <1>', author: '甲单位' });
  const text = objectsOf(bytes);
  const title = Buffer.from('申报表 <1>', 'utf16le').swap16().toString('latin1');
  expect(text).toContain(`\u00fe\u00ff${title}`);
  expect(text).toContain('/Lang (zh-CN)');
  expect(text).toContain('/DisplayDocTitle true');
  expect(text).toContain('(D:20230101000000Z)');
  expect(text.match(/\(perfgoal\)/g)).toHaveLength(2);
  const packet = Buffer.from(bytes).toString('utf8');
  expect(packet).toContain('<rdf:li xml:lang="x-default">申报表 &lt;1&gt;</rdf:li>');
  expect(packet).toContain('<dc:creator><rdf:Seq><rdf:li>甲单位</rdf:li></rdf:Seq></dc:creator>');
  expect(packet).toContain('<xmp:CreateDate>2023-01-01T00:00:00Z</xmp:CreateDate>');
});

test('the same sheet gives the same bytes, whatever was written before', async () => {
  const tibetan = sheet([row([cell(0, '\u0f43་ཀི'), cell(1, '口⼝')])]);
  // Another reader of the same fonts parses them anew.
  const alone = await write(tibetan, face => readFont(face));
  await write(sheet([row([cell(0, '\u0f42\u0fb7་ཀི'), cell(1, '⼝口')])]));
  await write(form);
  expect(Buffer.from(await write(tibetan)).equals(Buffer.from(alone))).toBe(true);
});

test('the same sheet gives the same bytes, at once with others and after one that failed half-way', async () => {
  const own = sheet([row([cell(0, '甲'), cell(1, '乙')])]);
  const alone = Buffer.from(await write(own));
  const together = await Promise.all([form, own, form, own].map(one => write(one)));
  expect(together.map(bytes => alone.equals(bytes))).toEqual([false, true, false, true]);
  let isGone = false;
  const vanishing = (face: string) => {
    const { length, subarray } = readFont(face);
    const read = (start: number, end: number) => {
      if (isGone) throw new Error('the font is gone');
      return subarray(start, end);
    };
    return { length, subarray: read };
  };
  const other = sheet([row([cell(0, '丙'), cell(1, '丁')])]);
  await write(own, vanishing);
  isGone = true;
  await expect(write(other, vanishing)).rejects.toThrow('the font is gone');
  expect(alone.equals(await write(own))).toBe(true);
});

test('characters that no font has are all named', async () => {
  const rows = [row([cell(0, '😀'), { ...cell(1, ''), content: [text('한글', ['overview'])] }])];
  const error = await write(sheet(rows)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MissingCharacters);
  expect(error).toMatchObject({
    characters: [
      { codePoint: 0x1f600 },
      { codePoint: 0xd55c, field: ['overview'] },
      { codePoint: 0xae00, field: ['overview'] },
    ],
  });
});

describe('a font of the user', () => {
  const inFont = (face: string): Sheet =>
    sheet([row([cell(0, '甲'), cell(1, '')])], {
      styles: { cell: { ...style, font: { ...style.font, face } } },
    });
  const readBroken = (bytes: Uint8Array) => (face: string) =>
    face.includes('.') ? bytes : readFont(face);

  test.each([
    ['a collection', Buffer.from('ttcf\u0000\u0001\u0000\u0000'), /collection/],
    ['something else', Buffer.from('%PDF-1.7 nothing of a font'), /cannot be read/],
    ['cut off', readFont('hei').subarray(0, 5000), /cannot be read/],
    ['empty', new Uint8Array(), /cannot be read/],
  ])('that is %s is a fault with a sentence', async (_what, bytes, message) => {
    const error = await write(inFont('own.ttf'), readBroken(bytes)).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      sentence: { en: expect.stringMatching(message), zh: expect.stringContaining('own.ttf') },
    });
  });

  test('is used', async () => {
    const own = join(folder, 'own.ttf');
    const hei = readFont('hei');
    writeFileSync(own, hei.subarray(0, hei.length));
    const bytes = await write(inFont(own), face =>
      face === own ? readFileSync(own) : readFont(face),
    );
    expect(objectsOf(bytes)).toContain('PerfgoalHei');
  });
});

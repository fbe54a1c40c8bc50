/** The parts that documents of a form share: found by all that they depend on, made by the build or now, always the same. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Sheet, Style } from '../../src/form/sheet.ts';
import { builtWordParts, listForms, templateLoader } from '../../src/internal.ts';
import { buildParts } from '../../src/writers/docx/static-parts.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { partsOf } from './docx-reading.ts';
import { sampleSheet } from './docx-sheet.ts';

const options = { date: new Date(0), readFont: () => new Uint8Array() };
const sheet = sampleSheet(1);

/** The document of a sheet that no other test has, from the files of a build. */
const write = (of: Sheet, files: ReadonlyMap<string, string>) =>
  writeDocx(of, { ...options, readBuiltParts: name => files.get(name) });

const without = new Map<string, string>();
const styleWith = (change: Partial<Style>): Sheet => ({
  ...sheet,
  styles: { ...sheet.styles, title: { ...(sheet.styles.title ?? sheet.pageNumber), ...change } },
});

/** Sheets that differ from the sample in one thing that shows in Word. */
const others: readonly (readonly [string, Sheet])[] = [
  ['a margin', { ...sheet, paper: { ...sheet.paper, left: 21 } }],
  ['the page number', { ...sheet, pageNumber: { ...sheet.pageNumber, size: 9 } }],
  ['a watermark', { ...sheet, watermark: '草稿' }],
  ['the size of a style', styleWith({ size: 20 })],
  ['the font of a style', styleWith({ font: { office: '宋体', alternatives: [], face: 'song' } })],
  ['another style', { ...sheet, styles: { ...sheet.styles, face: sheet.pageNumber } }],
];

describe('what the build made is used', () => {
  test('where it was made for such a sheet', async () => {
    const own: Sheet = { ...sheet, paper: { ...sheet.paper, top: 26 } };
    const { name, text } = await buildParts(own);
    const marked = text.replace('</w:body>', '<!-- of the build --></w:body>');
    const bytes = await write(own, new Map([[name, marked]]));
    expect(partsOf(bytes)['word/document.xml']).toContain('of the build');
  });

  test.each(others)('but not where %s differs, even under its name', async (_, other) => {
    const { name, text } = await buildParts(sheet);
    const wanted = (await buildParts(other)).name;
    expect(wanted).not.toBe(name);
    const made = partsOf(await write(other, new Map([[wanted, text]])));
    expect(made).not.toEqual(partsOf(await write(sheet, without)));
  });

  test('whatever a PDF is set in', async () => {
    const face = { ...sheet.pageNumber, font: { ...sheet.pageNumber.font, face: 'own.ttf' } };
    expect(await buildParts({ ...sheet, pageNumber: face })).toEqual(await buildParts(sheet));
  });
});

test('the shipped forms and their drafts have parts of the build, which are what docx makes', async () => {
  const load = templateLoader(() => new Uint8Array());
  const files = new Map<string, string>();
  for (const id of listForms())
    for (const { name, text } of await builtWordParts(load(id))) {
      expect(files.get(name) ?? text).toBe(text);
      files.set(name, text);
    }
  expect(files.size).toBeGreaterThanOrEqual(2);
});

test('the same parts are made every time, at any time', async () => {
  const first = await buildParts(sheet);
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
  try {
    expect(await buildParts(sheet)).toEqual(first);
  } finally {
    vi.useRealTimers();
  }
});

test('names of roles and fonts are escaped, or refused', async () => {
  const named = (name: string): Sheet => {
    const style = {
      ...sheet.pageNumber,
      font: { office: name, alternatives: [name], face: 'song' },
    };
    return { ...sheet, styles: { ...sheet.styles, [name]: style }, watermark: name };
  };
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: fc.constantFrom(...`<>&"'{}_ a字`) }), async name => {
      const parts = partsOf(await write(named(name), without));
      const table = parts['word/fontTable.xml'] ?? '';
      const escaped = name
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&apos;');
      expect(table).toContain(`<w:font w:name="${escaped}">`);
      expect(parts['word/styles.xml']).toContain(`w:ascii="${escaped}"`);
    }),
    { numRuns: 20 },
  );
  await expect(write(named('a\u0007'), without)).rejects.toThrow('U+0007');
});

/** Characters that no font can draw: told by check, and refused alike by Word and PDF. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../src/assets.ts';
import { type CheckOptions, check } from '../src/check.ts';
import { drawingWith, missingOn } from '../src/drawable.ts';
import type { MissingCharacter } from '../src/errors.ts';
import { composeSheet } from '../src/form/compose.ts';
import { openFaces } from '../src/layout/faces.ts';
import { layoutSheet } from '../src/layout/layout-sheet.ts';
import { render } from '../src/render.ts';
import { isPrintable } from '../src/source/characters.ts';
import { run, testWith } from './examples/tools.ts';
import { cell, row, sheet } from './layout/sheets.ts';

const faces = openFaces(readFont);

const filing = (overview: string) => `form: xizang/fujian2
year: 2025
reportingUnit: 乙县水利局
project:
  name: 乙县渠道维修
  attribute: 新增项目
  department: 乙县水利局
  implementingUnit: 乙县水利工程队
  leader: 扎西
  period: { start: 2025-01-01, end: 2025-12-31 }
funding:
  unit: 万元
  rows: [{ years: 2025, total: 8, sources: { 财政拨款: 8 } }]
unitFunctions: 管理全县水利设施。
overview: ${overview}
justification: { basis: 乙水发〔2024〕3号。, feasibility: 有队伍。, necessity: 渗漏严重。 }
schedule: [{ task: 维修, start: 2025-03-01, end: 2025-10-31 }]
goals: { longTerm: 维修渠道9公里。, annual: 维修渠道3公里。 }
indicators:
  annual:
    产出指标: { 数量指标: [{ name: 维修长度, value: ≥3公里 }] }
    效益指标: { 社会效益指标: [{ name: 受益户数, value: ≥200户 }] }
`;

const told = (text: string, options?: CheckOptions) =>
  check(filing(text), options).findings.filter(({ rule }) =>
    ['character-has-glyph', 'text-printable'].includes(rule),
  );

describe('what check says is what the documents do', () => {
  test('for every character that a form may print', () => {
    const canDraw = drawingWith(readFont);
    const wrong: string[] = [];
    for (let code = 0x20; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      // Of the planes that hold next to nothing, a part.
      if (code > 0x33000 && code % 97 !== 0) continue;
      for (const face of code % 7 === 0 ? ['song', 'song-bold', 'hei'] : ['song'])
        if (canDraw(code, face) !== (faces.find(face, code) !== undefined))
          wrong.push(`${face} ${code.toString(16)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('for all of them in one text', () => {
    const canDraw = drawingWith(readFont);
    for (const [from, to, step] of [
      [0x20, 0x3400, 1],
      [0x3400, 0xf900, 31],
      [0xf900, 0x10000, 1],
      [0x10000, 0x20000, 7],
      [0x20000, 0x110000, 97],
    ] as const) {
      const all = Array.from({ length: (to - from) / step }, (_, at) => from + at * step)
        .filter(code => code < 0xd800 || code > 0xdfff)
        .map(code => String.fromCodePoint(code))
        .filter(isPrintable);
      // A space after each, so that none is a mark on another.
      const one = sheet([row([cell(0, all.join(' ')), cell(1, '')])]);
      const codes = (missing: readonly MissingCharacter[]) =>
        [...new Set(missing.map(({ codePoint: code }) => code))].sort((a, b) => a - b);
      const told = codes(missingOn(one, canDraw));
      expect(told).toEqual(codes(layoutSheet(one, faces).missing));
      expect(told.length).toBeGreaterThan(100);
    }
  });

  test('for texts of any characters', async () => {
    const { template } = check(filing('甲'));
    if (!template) throw new Error('no template');
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.oneof(fc.constantFrom('水', 'ཀ', 'a', '²'), codePoint),
          maxLength: 6,
        }),
        async between => {
          const text = `渠${between}长`;
          const checked = check(filing(JSON.stringify(text)));
          const isTold = checked.findings.some(({ structural }) => structural);
          const sheet = composeSheet(checked.filing, template, {});
          if (isPrintable(text)) {
            const { missing } = layoutSheet(sheet, faces);
            expect(missing.length > 0).toBe(isTold);
            expect(missingOn(sheet, drawingWith(readFont)).length > 0).toBe(isTold);
          }
          const word = await render(checked, { format: 'docx' });
          expect(word.bytes === undefined).toBe(isTold);
          if (!isTold) expect((await render(checked, { format: 'pdf' })).bytes).toBeDefined();
        },
      ),
      { numRuns: 40 },
    );
  });
});

const codePoint = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0xffff }),
    fc.integer({ min: 0x1d000, max: 0x1ffff }),
    fc.integer({ min: 0x20000, max: 0x10ffff }),
  )
  .filter(code => code < 0xd800 || code > 0xdfff)
  .map(code => String.fromCodePoint(code));

const formulas =
  '减少CO₂、SO₂、NOₓ、PM₂.₅和PM₁₀，每年10⁴吨，浓度10⁻³g/m³，占⅔，xⁿ⁺¹；√为是；µ与μ、Ω与Ω';

testWith('pdftotext', 'mutool')('formulas are read back from a PDF as written', async () => {
  const { bytes } = await render(check(filing(formulas)), { format: 'pdf' });
  const folder = mkdtempSync(join(tmpdir(), 'formulas-'));
  try {
    const file = join(folder, 'form.pdf');
    writeFileSync(file, bytes ?? '');
    for (const text of [
      run('pdftotext', ['-raw', file, '-']),
      run('mutool', ['draw', '-q', '-F', 'txt', file]),
    ])
      expect(text.replaceAll(/\s/gu, '')).toContain(formulas);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('a finding', () => {
  test.each([
    ['各渠\uE001段', 'U+E001'],
    ['各渠\u{1F600}段', '“😀”（U+1F600）'],
    ['各渠\u{323AA}段', '（U+323AA）'],
    ['各渠\u{1D465}段', '“𝑥”（U+1D465）'],
    ['各渠\u{2A700}段', '“𪜀”（U+2A700）'],
  ])('names the character of %j and stands at it', (text, name) => {
    expect(told(text)).toMatchObject([
      {
        rule: 'character-has-glyph',
        severity: 'error',
        structural: true,
        path: ['overview'],
        span: { line: 15, column: 13 },
      },
    ]);
    expect(told(text)[0]?.message.zh).toContain(name);
  });

  test('stands at an escape', () => {
    const [finding] = told('"各渠\\uF0FE段"');
    expect(finding?.span).toMatchObject({ line: 15, column: 14 });
    expect((finding?.span?.end ?? 0) - (finding?.span?.start ?? 0)).toBe(6);
  });

  test('says what a symbol of Word stands for', () => {
    expect(told('"\\uF0FE 已完成"')[0]?.help?.zh).toContain('请改为“☑”');
    expect(told('"\\uE0FE 已完成"')[0]?.help?.zh).toContain('--font');
  });

  test('is one for each of the first characters of a value, and one for the others', () => {
    const messages = told('ئۇيغۇر تىلى، ئۇيغۇر يېزىقى').map(({ message }) => message.zh);
    expect(messages).toHaveLength(6);
    expect(messages.at(-1)).toMatch(/还有 \d+ 个字符/);
  });

  test('leaves other findings of the value standing', () => {
    const rules = check(filing('渠道维修（乙水发[2024]3号）\u{1F600}')).findings.map(
      ({ rule }) => rule,
    );
    expect(rules).toContain('character-has-glyph');
    expect(rules).toContain('document-number-brackets');
  });

  test('is not made where nothing of the character would be printed', () => {
    expect(told('维修\nremarks: 无')).toEqual([]);
    expect(told('乙县有"冲"字渠、བོད་ཡིག、①②、㎡、龘')).toEqual([]);
    expect(told(formulas)).toEqual([]);
  });

  test('and what is refused by itself are told together, each at its place', () => {
    const findings = told('"\\uF0FE 清淤\\uFFFD，水质\\uFDD0。"');
    expect(findings.map(({ rule, span }) => [rule, span?.column])).toEqual([
      ['character-has-glyph', 12],
      ['text-printable', 21],
      ['text-printable', 30],
    ]);
  });

  test('U+FFFD is lost text whatever the fonts have', () => {
    expect(told('维修\uFFFD渠')).toMatchObject([{ rule: 'text-printable' }]);
    expect(told('维修\uFFFD渠')[0]?.span).toMatchObject({ column: 13 });
  });
});

/** The shipped symbols, as a font of other characters: one a glyph, from the first glyph on. */
function fontWith(codes: readonly number[]): Uint8Array {
  const shipped = readFont('symbols');
  const bytes = Buffer.from(shipped.subarray(0, shipped.length));
  const map = Buffer.alloc(28 + codes.length * 12);
  for (const [place, value] of [
    [2, 1],
    [4, 3],
    [6, 10],
    [12, 12],
  ] as const)
    map.writeUInt16BE(value, place);
  map.writeUInt32BE(12, 8);
  map.writeUInt32BE(map.length - 12, 16);
  map.writeUInt32BE(codes.length, 24);
  for (const [index, code] of codes.entries())
    for (const [part, value] of [code, code, index + 1].entries())
      map.writeUInt32BE(value, 28 + index * 12 + part * 4);
  for (let entry = 12; ; entry += 16) {
    if (bytes.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    bytes.writeUInt32BE(bytes.length, entry + 8);
    bytes.writeUInt32BE(map.length, entry + 12);
    return Buffer.concat([bytes, map]);
  }
}

describe('fonts that are named', () => {
  const own = '/fonts/own.ttf';
  const reading = (codes: readonly number[]) => (face: string) =>
    face === own ? fontWith(codes) : readFont(face);

  test('widen what can be drawn, in check and in both formats', async () => {
    const options = { fonts: { body: own }, readFont: reading([0xe001]) };
    const checked = check(filing('渠\uE001'), options);
    expect(checked.findings.filter(({ structural }) => structural)).toEqual([]);
    for (const format of ['docx', 'pdf'] as const)
      expect((await render(checked, { ...options, format })).bytes).toBeDefined();
  });

  test('are asked for their own role: text of another is refused in Word as in PDF', async () => {
    const fonts = { title: own };
    const options = { fonts, readFont: reading([0xe001]) };
    const checked = check(filing('渠\uE001'), options);
    for (const format of ['docx', 'pdf'] as const) {
      const { bytes, findings } = await render(checked, { ...options, format });
      expect(bytes).toBeUndefined();
      expect(findings.map(({ rule }) => rule)).toContain('character-has-glyph');
    }
  });

  test('are not read for texts that the shipped fonts can draw', () => {
    const readNone = () => {
      throw new Error('read');
    };
    expect(
      check(filing('维修渠道'), { fonts: { body: own }, readFont: readNone }).template,
    ).toBeDefined();
  });
});

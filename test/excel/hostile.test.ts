/** Workbooks that are broken, foreign or meant to hurt: always a sentence for the user, never a crash, a hang or half a form. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { examples, renderExample } from '../examples/examples.ts';
import { cases } from '../random.ts';
import { docxOf, packed } from '../word/ooxml.ts';
import { mergesXml, rowsXml, type TestWorkbook, workbookOf, worksheetXml } from './ooxml.ts';

/** The sentence with which bytes are refused, or how many cells their first form has. */
function refusal(bytes: Uint8Array): string | number {
  try {
    return readFilledWorkbook(bytes).sheets[0]?.form.cells.length ?? 0;
  } catch (error) {
    if (error instanceof UserError) {
      expect(error.sentence.en).not.toMatch(/\p{Script=Han}/u);
      return error.sentence.zh;
    }
    throw error;
  }
}

const bytesOf = (content: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(content, encoding);

const fine = rowsXml([
  ['项目名称', '甲'],
  ['金额', '1'],
]);

/** A workbook of one worksheet. */
const bookOf = (xml: string, more: Partial<TestWorkbook> = {}) =>
  workbookOf({ sheets: [{ name: '表1', xml }], ...more });

/** Does something and says by how many MB the process has grown. */
function growth(work: () => void): number {
  const before = process.memoryUsage().rss;
  work();
  return (process.memoryUsage().rss - before) / 2 ** 20;
}

test('a workbook as it should be is read', () => {
  expect(refusal(bookOf(fine))).toBe(4);
});

describe('other files', () => {
  const ole = 'd0cf11e0a1b11ae1';
  test.each<readonly [string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /不是 Excel（.xlsx）文件$/],
    ['PDF', bytesOf('%PDF-1.7'), /看起来是 PDF/],
    [
      'an old .xls',
      bytesOf(`${ole}${'00'.repeat(600)}`, 'hex'),
      /旧版 Excel 或 WPS 文件（.xls、.et）/,
    ],
    [
      'an encrypted .xlsx',
      Buffer.concat([bytesOf(ole, 'hex'), bytesOf('EncryptedPackage', 'utf16le')]),
      /密码/,
    ],
    ['a Word file', docxOf(''), /没有 xl\/workbook.xml/],
    ['a binary workbook', packed({ 'xl/workbook.bin': 'x' }), /没有 xl\/workbook.xml/],
    ['a page saved as .xls', bytesOf('<html><table></table></html>'), /看起来是 HTML/],
    ['an empty worksheet', bookOf('<sheetData/>'), /没有填了表的工作表/],
    [
      'hidden worksheets',
      workbookOf({ sheets: [{ name: '表1', xml: fine, state: 'hidden' }] }),
      /没有填了表的工作表/,
    ],
    ['too large', new Uint8Array(20 * 1024 * 1024 + 1), /超过 20 MB/],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
  });
});

describe('damaged', () => {
  const cell = (xml: string) => bookOf(fine.replace('<row r="2">', `<row r="2">${xml}`));
  test.each<readonly [string, Uint8Array, RegExp]>([
    [
      'no worksheet',
      bookOf(fine, { parts: { 'xl/_rels/workbook.xml.rels': relationTo('worksheets/none.xml') } }),
      /已损坏.*none\.xml/,
    ],
    ['a shared text that is not there', cell('<c r="A2" t="s"><v>7</v></c>'), /shared string 7/],
    ['a shared text of no number', cell('<c r="A2" t="s"><v>__proto__</v></c>'), /shared string/],
    ['a cell of no place', cell('<c r="A0"/>'), /cell A0/],
    ['a cell beyond the last column', cell('<c r="XFE1"/>'), /cell XFE1/],
    ['a cell beyond the last row', cell('<c r="A1048577"/>'), /cell A1048577/],
    [
      'a row beyond the last',
      bookOf('<sheetData><row r="4294967296"/></sheetData>'),
      /row 4294967296/,
    ],
    ['a merge of no range', bookOf(fine + mergesXml('A1:B2:C3')), /merged A1:B2:C3/],
    ['a merge of a whole column', bookOf(fine + mergesXml('A:A')), /merged A:A/],
    ['unclosed elements', bookOf('<sheetData>'), /已损坏.*sheet1\.xml/],
    [
      'bytes that are no text',
      bookOf(fine, { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array([0x3c, 0xff]) } }),
      /encoding/,
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
  });

  test.each([
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    'xl/worksheets/sheet1.xml',
  ])('a DOCTYPE or an entity in %s is refused', path => {
    const entity = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`;
    expect(refusal(bookOf(fine, { strings: '', parts: { [path]: entity } }))).toMatch(/已损坏/);
    expect(refusal(bookOf(fine, { strings: '', parts: { [path]: '<x>&a;</x>' } }))).toMatch(
      /已损坏/,
    );
  });
});

function relationTo(target: string, mode = ''): string {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="${office}/worksheet" Target="${target}"${mode}/></Relationships>`;
}

describe('what leads elsewhere', () => {
  test('paths out of the archive name no part', () => {
    const parts = { 'xl/_rels/workbook.xml.rels': relationTo('../../../etc/passwd') };
    expect(refusal(bookOf(fine, { parts }))).toMatch(/已损坏.*etc\/passwd/);
  });

  test('a worksheet outside of the file is not looked for', () => {
    const parts = {
      'xl/_rels/workbook.xml.rels': relationTo(
        'http://192.0.2.1/sheet.xml',
        ' TargetMode="External"',
      ),
    };
    expect(refusal(bookOf(fine, { parts }))).toMatch(/没有填了表的工作表/);
  });

  test('links and macros beside the worksheets are never opened', () => {
    const parts = {
      'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x>',
      'xl/vbaProject.bin': new Uint8Array(9),
    };
    expect(refusal(bookOf(fine, { parts }))).toBe(4);
  });

  test('formulas are text that nobody runs: what was worked out is shown', () => {
    const formula =
      '<c r="B2" t="str"><f>WEBSERVICE("http://192.0.2.1/")&amp;cmd|"/c calc"!A1</f><v>1</v></c>';
    expect(refusal(bookOf(fine.replace(/<c r="B2".*?<\/c>/, formula)))).toBe(4);
  });
});

describe('too much', () => {
  const rows = (count: number, cells: string) =>
    `<sheetData>${`<row>${cells}</row>`.repeat(count)}</sheetData>`;
  const wide = (count: number) => Array.from({ length: count }, (_, index) => `表${index}`);
  test.each<readonly [string, () => Uint8Array, RegExp | number]>([
    ['a million empty cells and one', () => bookOf(rows(10_001, '<c/>'.repeat(100))), /格子过多/],
    [
      'a million cells with lines',
      () =>
        bookOf(fine.replace('</sheetData>', `${rows(9999, '<c s="1"/>'.repeat(100)).slice(11)}`)),
      4,
    ],
    [
      'a million cells with numbers',
      () => bookOf(rows(10_000, '<c><v>1</v></c>'.repeat(100))),
      /格子过多/,
    ],
    [
      'a cell far down',
      () =>
        bookOf(
          fine.replace(
            '</sheetData>',
            '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>',
          ),
        ),
      /格子过多/,
    ],
    [
      'a cell far to the right',
      () =>
        bookOf(
          fine.replace('</sheetData>', '<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'),
        ),
      /超过 256 列/,
    ],
    [
      'a merge as large as a worksheet',
      () => bookOf(fine + mergesXml('A1:XFD1048576')),
      /没有填了表/,
    ],
    ['a merge that hides nothing', () => bookOf(fine + mergesXml('C3:XFD1048576')), 4],
    [
      '20,001 merges',
      () => bookOf(fine + mergesXml(...Array(20_001).fill('A5:B5'))),
      /合并的格子过多/,
    ],
    ['merges that overlap', () => bookOf(fine + mergesXml('A1:A2', 'A2:B2')), 3],
    [
      'thousands of merges that overlap at their ends',
      () => {
        const last = '<row r="300"><c r="IV300"><v>1</v></c></row></sheetData>';
        const overlapping = Array.from({ length: 250 }, (_, row) => `A${row + 1}:IU299`);
        return bookOf(
          fine.replace('</sheetData>', last) + mergesXml('IU299:IV300', ...overlapping),
        );
      },
      /合并的格子过多/,
    ],
    [
      '200,001 shared texts',
      () => bookOf(fine, { strings: '<si><t/></si>'.repeat(200_001) }),
      /共享字符串过多/,
    ],
    [
      'a text longer than a cell takes',
      () => bookOf(fine.replace('甲', '字'.repeat(70_000))),
      /超过 32767 个字/,
    ],
    [
      'four million characters',
      () => bookOf(fine, { strings: `<si><t>${'字'.repeat(30_000)}</t></si>`.repeat(140) }),
      /文字过多/,
    ],
    ['nested elements', () => bookOf('<a>'.repeat(10_000)), /过于复杂/],
    [
      'five million attributes',
      () => bookOf('<a b="" c="" d="" e=""/>'.repeat(1_000_001)),
      /过于复杂/,
    ],
    ['too many formats', () => bookOf(fine, { formats: Array(65_001).fill(0) }), /格式过多/],
    [
      '201 worksheets',
      () => workbookOf({ sheets: wide(201).map(name => ({ name, xml: fine })) }),
      /工作表超过 200 个/,
    ],
    [
      '17,000 widths',
      () => bookOf(`<cols>${'<col min="1" max="2" width="9"/>'.repeat(17_000)}</cols>${fine}`),
      /列过多/,
    ],
  ])(
    '%s',
    (_, make, expected) => {
      const bytes = make();
      let said: string | number = '';
      const before = Date.now();
      expect(growth(() => (said = refusal(bytes)))).toBeLessThan(400);
      expect(Date.now() - before).toBeLessThan(20_000);
      if (typeof expected === 'number') expect(said).toBe(expected);
      else expect(said).toMatch(expected);
    },
    60_000,
  );

  test('a part that inflates to more than is read', () => {
    const large = worksheetXml(`${fine}${' '.repeat(2 ** 25)}`);
    const parts = { 'xl/worksheets/sheet1.xml': large };
    const bytes = bookOf(fine, { parts });
    expect(bytes.length).toBeLessThan(2 ** 17);
    expect(refusal(bytes)).toMatch(/sheet1\.xml 解压后过大，最多 32 MB/);
  });
});

describe('any bytes', () => {
  let form: Uint8Array;
  beforeAll(async () => {
    const [example] = examples;
    if (!example) throw new Error('no example');
    form = await renderExample(example, 'xlsx');
  });

  test('a workbook cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), share => {
        const length = Math.floor(form.length * share);
        expect(typeof refusal(form.subarray(0, length))).toBe('string');
      }),
      { numRuns: cases(100) },
    );
  });

  test('a workbook with bytes changed is read or refused', () => {
    const change = fc.tuple(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
        const bytes = Uint8Array.from(form);
        for (const [share, byte] of changes) bytes[Math.floor(bytes.length * share)] = byte;
        refusal(bytes);
      }),
      { numRuns: cases(200) },
    );
  });

  test('a worksheet of any attributes and texts is read or refused', () => {
    const name = fc.constantFrom('c', 'row', 'v', 'f', 'is', 't', 'mergeCell', 'col', 'sheetData');
    const attribute = fc.tuple(
      fc.constantFrom('r', 's', 't', 'ref', 'min', 'max', 'width', 'hidden', 'ht'),
      fc.constantFrom('A1', 'B2', 'A1:B9', '1', '-1', '1e9', 's', 'd', 'str', 'inlineStr', 'x', ''),
    );
    const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
      node: fc
        .tuple(
          name,
          fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 3 }),
          fc.array(
            fc.oneof({ depthSize: 'small' }, fc.constantFrom('1', '甲', '46082'), tie('node')),
            { maxLength: 4 },
          ),
        )
        .map(
          ([tag, attributes, inner]) =>
            `<${tag}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${inner.join('')}</${tag}>`,
        ),
    })).node;
    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), elements => {
        refusal(bookOf(elements.join('')));
      }),
      { numRuns: cases(500) },
    );
  });
});

/** Files that are broken, foreign or meant to hurt: always a sentence for the user, never a crash or a hang. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { draftFromWord } from '../../src/draft/draft.ts';
import { UserError } from '../../src/errors.ts';
import { openZip } from '../../src/word/zip.ts';
import { cases } from '../random.ts';
import { judged } from './blank-form.ts';
import { cell, documentXml, docxOf, packed, paragraph, row, span, table, text } from './ooxml.ts';

const county = readFileSync('test/import/fixtures/county.docx');
const fine = table([1000, 1000], [row([cell('项目名称'), cell('')])]);

/** The sentence with which bytes are refused. */
function refusal(bytes: Uint8Array): string {
  try {
    draftFromWord(bytes);
  } catch (error) {
    if (error instanceof UserError) {
      expect(error.sentence.en).not.toMatch(/\p{Script=Han}/u);
      return error.sentence.zh;
    }
    throw error;
  }
  return 'read';
}

const bytesOf = (content: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(content, encoding);

describe('other files', () => {
  const ole = 'd0cf11e0a1b11ae1';
  test.each<readonly [string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /不是 Word（.docx）文件/],
    ['text', bytesOf('项目名称'), /不是 Word（.docx）文件$/],
    ['RTF', bytesOf('{\\rtf1 x}'), /看起来是 RTF/],
    ['PDF', bytesOf('%PDF-1.7'), /看起来是 PDF/],
    ['HTML', bytesOf('\uFEFF<!DOCTYPE html><html>'), /看起来是 HTML/],
    ['an old .doc', bytesOf(`${ole}${'00'.repeat(600)}`, 'hex'), /旧版 Word 或 WPS/],
    [
      'an encrypted .docx',
      Buffer.concat([bytesOf(ole, 'hex'), bytesOf('EncryptedPackage', 'utf16le')]),
      /密码/,
    ],
    ['a workbook', packed({ 'xl/workbook.xml': '<workbook/>' }), /没有 word\/document.xml/],
    ['no table', docxOf(paragraph(text('通知'))), /没有表格/],
    ['an empty table', docxOf(table([], [])), /没有表格/],
    ['too large', new Uint8Array(20 * 1024 * 1024 + 1), /超过 20 MB/],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
  });

  test('encrypted entries', () => {
    const bytes = docxOf(fine);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const end = bytes.length - 22;
    const directory = view.getUint32(end + 16, true);
    view.setUint16(directory + 8, 1, true);
    expect(refusal(bytes)).toMatch(/密码/);
  });

  test('a checksum that does not fit', () => {
    const bytes = docxOf(fine);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(view.getUint32(bytes.length - 6, true) + 16, 1, true);
    expect(refusal(bytes)).toMatch(/CRC-32/);
  });
});

describe('too much', () => {
  test('a part that inflates beyond its limit, whatever it claims', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(2_000_000);
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(view.getUint32(bomb.length - 6, true) + 24, 100, true);
    const before = process.memoryUsage().rss;
    expect(refusal(bomb)).toMatch(/太大：解压后过大/);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('parts that together inflate beyond the limit of the file', () => {
    const read = openZip(zipSync({ a: new Uint8Array(60 * 1024 * 1024) }, { level: 1 }));
    read('a');
    read('a');
    expect(() => read('a')).toThrow(UserError);
  });

  test('too many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}`, '']));
    expect(refusal(packed(parts))).toMatch(/超过 1000 个/);
  });

  test.each<readonly [string, string, RegExp]>([
    ['a hundred thousand nested elements', '<w:p>'.repeat(100_000), /过于复杂/],
    ['a million elements', '<w:p/>'.repeat(1_000_001), /过于复杂/],
    ['too much text', paragraph(text('字'.repeat(1_000_001))), /文字过多/],
    [
      'too many cells',
      table(
        [1000],
        Array.from({ length: 20_001 }, () => row([cell('')])),
      ),
      /格子过多/,
    ],
    [
      'too many columns',
      table(
        Array.from({ length: 200 }, () => 10),
        [row(Array.from({ length: 200 }, () => cell('')))],
      ),
      /格子过多/,
    ],
  ])('%s', (_, body, sentence) => {
    expect(refusal(docxOf(body))).toMatch(sentence);
  });

  test.each([
    ['paragraphs before the table', '<w:p/>'.repeat(200_000) + fine],
    [
      'paragraphs in a cell',
      table([1000, 1000], [row([cell('项目名称'), cell(paragraph(text('甲')).repeat(200_000))])]),
    ],
  ])('more %s than a call takes arguments', (_, body) => {
    expect(refusal(docxOf(body))).toBe('read');
  });

  test('spans and lengths beyond all measure are cut down', () => {
    const wild = table(
      [999_999_999, -5, 1e30],
      [
        row([cell('项目名称', span(999_999_999)), cell('')]),
        row([cell('', '<w:gridSpan w:val="-3"/>')]),
      ],
      '<w:tblW w:w="99999999" w:type="dxa"/><w:tblInd w:w="-999999" w:type="dxa"/>',
    );
    const draft = draftFromWord(
      docxOf(
        `${wild}<w:sectPr><w:pgSz w:w="1" w:h="9999999"/><w:pgMar w:top="999999" w:left="99999"/></w:sectPr>`,
      ),
    );
    expect(judged(draft.yaml).findings.filter(finding => finding.severity === 'error')).toEqual([]);
  });
});

describe('XML', () => {
  const document = (xml: string) => packed({ 'word/document.xml': xml });
  test.each<readonly [string, string]>([
    ['a DOCTYPE', documentXml(fine).replace('?>', '?><!DOCTYPE w [<!ENTITY a "b">]>')],
    ['an entity of one’s own', documentXml(paragraph(text('&a;')))],
    ['an entity outside', documentXml(paragraph(text('&xxe;')))],
    ['unclosed elements', '<w:document><w:body>'],
    ['an unknown prefix', '<q:document/>'],
    ['nothing', ''],
    ['no XML', 'PK'],
    ['a character that XML forbids', documentXml(paragraph(text('&#1;')))],
    ['half of a surrogate pair', documentXml(paragraph(text('&#xD800;')))],
  ])('%s is refused', (_, xml) => {
    expect(refusal(document(xml))).toMatch(/已损坏|没有表格/);
  });

  test('bytes that are no text', () => {
    expect(refusal(packed({ 'word/document.xml': new Uint8Array([0x3c, 0xff, 0x3e]) }))).toMatch(
      /已损坏/,
    );
  });

  test('UTF-16 is read', () => {
    const xml = documentXml(fine).replace('UTF-8', 'UTF-16');
    const bytes = Buffer.from(`\uFEFF${xml}`, 'utf16le');
    expect(draftFromWord(packed({ 'word/document.xml': bytes })).fields).toEqual(['project.name']);
  });
});

describe('any bytes', () => {
  const readable = (bytes: Uint8Array) => {
    const sentence = refusal(bytes);
    expect(sentence).not.toBe('');
  };

  test('random ones, with and without the head of a zip', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readable), { numRuns: cases(300) });
    const headed = fc
      .uint8Array({ maxLength: 400 })
      .map(bytes => Buffer.concat([bytesOf('PK\x03\x04'), bytes]));
    fc.assert(fc.property(headed, readable), { numRuns: cases(300) });
  });

  test('a real file cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: county.length - 1 }), length => {
        expect(refusal(county.subarray(0, length))).not.toBe('read');
      }),
      { numRuns: cases(100) },
    );
  });

  test('a real file with bytes changed is read or refused', () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: county.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
        const bytes = Uint8Array.from(county);
        for (const [at, byte] of changes) bytes[at] = byte;
        readable(bytes);
      }),
      { numRuns: cases(100) },
    );
  });

  test('any table of merges makes a template that has a grid', () => {
    const words = [
      '项目名称',
      '',
      '□甲 □乙',
      '年份',
      '合计',
      '财政拨款',
      '一级指标',
      '二级指标',
      '指标值',
      '（盖章）',
      '长期目标',
      '{x}',
      '- a: b #',
      '项目实施内容',
      '开始时间',
      '产出指标',
      '其中：事业收入',
    ];
    const anyCell = fc
      .tuple(
        fc.constantFrom(...words),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('', '<w:vMerge/>', '<w:vMerge w:val="restart"/>'),
      )
      .map(([word, columns, merge]) => cell(word, `${span(columns)}${merge}`));
    const anyRow = fc
      .tuple(
        fc.array(anyCell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('', '<w:tblHeader/>', '<w:gridBefore w:val="1"/>'),
      )
      .map(([cells, properties]) => row(cells, properties));
    const anyTable = fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 2500 }), { maxLength: 9 }),
        fc.array(anyRow, { minLength: 1, maxLength: 9 }),
      )
      .map(([grid, rows]) => table(grid, rows));
    fc.assert(
      fc.property(anyTable, one => {
        const { yaml } = draftFromWord(docxOf(one));
        const errors = judged(yaml).findings.filter(finding => finding.severity === 'error');
        expect(errors.map(({ path, message }) => [path.join('.'), message.zh])).toEqual([]);
      }),
      { numRuns: cases(300) },
    );
  });
});

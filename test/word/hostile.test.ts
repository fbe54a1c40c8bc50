/** Files that are broken, foreign or meant to hurt: always a sentence for the user, never a crash or a hang. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { gridOf } from '../../src/word/grid.ts';
import { readWord } from '../../src/word/word.ts';
import { openZip } from '../../src/word/zip.ts';
import { cases } from '../random.ts';
import { cell, documentXml, docxOf, packed, paragraph, row, table, text } from './ooxml.ts';

const county = readFileSync('test/draft/fixtures/county.docx');
const fine = table([1000, 1000], [row([cell('项目名称'), cell('')])]);

/** The sentence with which bytes are refused. */
function refusal(bytes: Uint8Array): string {
  try {
    gridOf(readWord(openZip(bytes), { formats: true }).tables, 150);
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

/** What the directory of an archive says of the part that it names last. */
interface Claims {
  readonly flags?: number;
  readonly method?: number;
  readonly checksum?: number;
  readonly size?: number;
}

/** An archive whose directory says something else. */
function claiming(claims: Claims, archive = docxOf(fine)): Buffer {
  const bytes = Buffer.from(archive);
  const header = bytes.lastIndexOf('PK\x01\x02');
  if (claims.flags !== undefined) bytes.writeUInt16LE(claims.flags, header + 8);
  if (claims.method !== undefined) bytes.writeUInt16LE(claims.method, header + 10);
  if (claims.checksum !== undefined) bytes.writeUInt32LE(claims.checksum, header + 16);
  if (claims.size !== undefined) bytes.writeUInt32LE(claims.size, header + 24);
  return bytes;
}

/** A document of deflated bytes that is said to inflate to a size. */
function deflated(bytes: Uint8Array, size: number): Buffer {
  const stored = zipSync({ 'word/document.xml': [bytes, { level: 0 }] });
  return claiming({ method: 8, size }, stored);
}

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
});

describe('archives', () => {
  test('that claim what is so are read', () => {
    expect(refusal(claiming({}))).toBe('read');
  });

  test.each<readonly [string, Claims, RegExp]>([
    ['an encrypted part', { flags: 1 }, /密码/],
    ['a checksum that does not fit', { checksum: 1 }, /document\.xml, ZIP CRC-32/],
    ['a method that nobody uses', { method: 99 }, /已损坏.*unknown compression/],
    ['a part that is not deflated', { method: 0 }, /document\.xml, ZIP CRC-32/],
    ['a part that declares to be smaller than its bytes', { size: 9 }, /document\.xml, ZIP size/],
    [
      'a part that declares too much',
      { size: 2 ** 25 + 1 },
      /document\.xml 解压后过大，最多 32 MB/,
    ],
    ['a part that declares as much as 32 bits hold', { size: 2 ** 32 - 2 }, /太大：.*解压后过大/],
    ['a size in 64 bits that is not there', { size: 2 ** 32 - 1 }, /太大：.*解压后过大/],
  ])('with %s', (_, claims, sentence) => {
    expect(refusal(claiming(claims))).toMatch(sentence);
  });

  test('with a part that inflates to more than it declares, which takes no memory', () => {
    const bomb = deflateRawSync(Buffer.alloc(2 ** 27));
    expect(bomb.length).toBeLessThan(140_000);
    const before = process.memoryUsage().rss;
    expect(refusal(deflated(bomb, 140_000))).toMatch(/ZIP CRC-32/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  test('with so many deflated bytes that to inflate them could take minutes', () => {
    expect(refusal(deflated(new Uint8Array(2 ** 21 + 1), 2 ** 22))).toMatch(/太大：.*解压后过大/);
  });

  test('with parts that together declare too much', () => {
    const read = openZip(claiming({ size: 30 * 2 ** 20 }, packed({ a: 'a' })));
    expect(read('a')).toHaveLength(1);
    read('a');
    expect(() => read('a')).toThrow(UserError);
  });

  test('with too many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}`, '']));
    expect(refusal(packed(parts))).toMatch(/超过 1000 个/);
  });

  test('that claim four thousand million parts', () => {
    const bytes = Buffer.from(docxOf(fine));
    const end = bytes.subarray(-22);
    const end64 = Buffer.alloc(56);
    end64.write('PK\x06\x06');
    end64.writeUInt32LE(2 ** 32 - 1, 32);
    end64.writeUInt32LE(end.readUInt32LE(16), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07');
    locator.writeUInt32LE(bytes.length - end.length, 8);
    const archive = Buffer.concat([bytes.subarray(0, -22), end64, locator, end]);
    expect(refusal(archive)).toMatch(/超过 1000 个/);
  });

  test('with a part twice, of which programs read one or the other', () => {
    const bytes = Buffer.from(
      packed({ 'word/document.xml': documentXml(fine), 'word/document.xmm': 'b' }),
    );
    bytes.write('l', bytes.lastIndexOf('.xmm') + 3);
    expect(refusal(bytes)).toMatch(/document\.xml, ZIP × 2/);
  });

  test('with names that lead elsewhere: nothing is asked for outside of word/', () => {
    const stray = { '../../escape.xml': '<x/>', '/etc/passwd': 'x', 'C:\\x': 'x' };
    expect(refusal(packed({ ...stray, 'word/document.xml': documentXml(fine) }))).toBe('read');
    const relationship = '<Relationship Type="/officeDocument" Target="../../escape.xml"/>';
    const rels = `<Relationships>${relationship}</Relationships>`;
    expect(refusal(packed({ ...stray, '_rels/.rels': rels }))).toMatch(/没有 word\/document.xml/);
  });
});

describe('too much', () => {
  test.each<readonly [string, string, RegExp]>([
    ['a hundred thousand nested elements', '<w:p>'.repeat(100_000), /过于复杂/],
    ['400,000 elements and attributes', '<w:p a="" b="" c=""/>'.repeat(100_001), /过于复杂/],
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

  test('more paragraphs than a call takes arguments are read', () => {
    expect(refusal(docxOf('<w:p/>'.repeat(130_000) + fine))).toBe('read');
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
    const [first] = readWord(openZip(packed({ 'word/document.xml': bytes })), {
      formats: true,
    }).tables;
    expect(first?.rows[0]?.cells[0]?.paragraphs[0]?.text).toBe('项目名称');
  });
});

describe('any bytes', () => {
  const isTold = (bytes: Uint8Array) => {
    expect(refusal(bytes)).not.toBe('');
  };

  test('random ones, with and without the head of a zip', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isTold), { numRuns: cases(300) });
    const headed = fc
      .uint8Array({ maxLength: 400 })
      .map(bytes => Buffer.concat([bytesOf('PK\x03\x04'), bytes]));
    fc.assert(fc.property(headed, isTold), { numRuns: cases(300) });
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
        isTold(bytes);
      }),
      { numRuns: cases(100) },
    );
  });
});

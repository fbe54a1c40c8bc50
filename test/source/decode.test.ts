import { describe, expect, test } from 'vitest';
import { decode, MAX_SOURCE_BYTES } from '../../src/source/decode.ts';

const text = 'name: 昌都市\r\n# 𫖯 ལྷ་ས\n';
const bom = '\uFEFF';
const utf8 = new TextEncoder();

function utf16(given: string, order: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(given, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

test.each([
  ['UTF-8', utf8.encode(text)],
  ['UTF-8 with a byte order mark', utf8.encode(bom + text)],
  ['UTF-16 LE with a byte order mark', utf16(bom + text, 'little')],
  ['UTF-16 BE with a byte order mark', utf16(bom + text, 'big')],
])('reads %s', (_, bytes) => {
  expect(decode(bytes)).toEqual({ text, findings: [] });
});

test('reads an empty file, and one of a mark alone', () => {
  expect(decode(new Uint8Array())).toEqual({ text: '', findings: [] });
  expect(decode(utf8.encode(bom))).toEqual({ text: '', findings: [] });
});

describe('names what it cannot read', () => {
  const gbk = Uint8Array.from([
    ...utf8.encode('name: '),
    ...[0xb2, 0xfd, 0xb6, 0xbc, 0xca, 0xd0], // 昌都市
  ]);
  test.each([
    ['GBK', gbk, '文件不是 UTF-8 编码，看起来是 GBK 编码'],
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]), '文件不是 UTF-8 编码的文本'],
    ['a broken tail', utf8.encode('昌都').subarray(0, 5), '文件不是 UTF-8 编码的文本'],
    ['half a surrogate pair', utf16(`${bom}\uD800`, 'little'), '文件不是 UTF-8 编码的文本'],
    ['an odd byte of UTF-16', utf16(`${bom}ab`, 'big').subarray(0, 5), '文件不是 UTF-8 编码的文本'],
  ])('%s', (_, bytes, message) => {
    const { text, findings } = decode(bytes);
    expect(text).toBe('');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'yaml-readable',
      severity: 'error',
      structural: true,
    });
    expect(findings[0]?.message.zh).toBe(message);
    expect(findings[0]?.help?.zh).toContain('UTF-8');
  });

  test('too large', () => {
    const largest = new Uint8Array(MAX_SOURCE_BYTES).fill(0x61);
    expect(decode(largest).findings).toEqual([]);
    const { text, findings } = decode(new Uint8Array(50 * 1024 * 1024));
    expect(text).toBe('');
    const limit = (MAX_SOURCE_BYTES / 1024 / 1024).toFixed(1);
    expect(findings.map(({ message }) => message.zh)).toEqual([
      `文件有 50.0 MB，超过上限 ${limit} MB`,
    ]);
  });
});

test('lines that end in a return alone are lines', () => {
  const bytes = new TextEncoder().encode('# 注\rname: 甲\r\nleader: 乙\r');
  expect(decode(bytes).text).toBe('# 注\nname: 甲\r\nleader: 乙\n');
});

/** Bytes to text: the first step of reading, where a wrong encoding is named instead of printed as rubbish. */
import type { Finding, Localized } from '../finding.ts';

/** The largest source that is read, in bytes; the seed form takes 4 kB. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

export interface Decoded {
  /** The text without its byte order mark; empty when it cannot be read. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Decodes UTF-8, or UTF-16 with a byte order mark; anything else is a finding. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_SOURCE_BYTES) return failed(tooLarge(bytes.length), tooLargeHelp);
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text: withLineFeeds(text), findings: [] };
  } catch {
    return isGbk(bytes)
      ? failed(notUtf8('GBK'), saveAsUtf8)
      : failed(notUtf8(undefined), saveAsUtf8);
  }
}

/** A return alone ends a line (YAML 1.2.2, 5.4), which the parser does not know: all would be one line, or a comment. */
const withLineFeeds = (text: string) =>
  text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Whether the bytes decode as GB 18030 into text with hanzi and without private or control characters. */
function isGbk(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /\p{Script=Han}/u.test(text) && !/[\p{Co}\p{Cn}]|[^\P{Cc}\t\r\n]/u.test(text);
  } catch {
    return false;
  }
}

function failed(message: Localized, help: Localized): Decoded {
  return {
    text: '',
    findings: [
      { rule: 'yaml-readable', severity: 'error', structural: true, path: [], message, help },
    ],
  };
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

const tooLarge = (size: number): Localized => ({
  zh: `文件有 ${megabytes(size)} MB，超过上限 ${megabytes(MAX_SOURCE_BYTES)} MB`,
  en: `the file is too large (${megabytes(size)} MB, limit ${megabytes(MAX_SOURCE_BYTES)} MB)`,
});

const tooLargeHelp: Localized = {
  zh: '一份申报一个文件；请检查是否选错了文件。',
  en: 'Check that this is the right file.',
};

const notUtf8 = (guess: string | undefined): Localized => ({
  zh: guess ? `文件不是 UTF-8 编码，看起来是 ${guess} 编码` : '文件不是 UTF-8 编码的文本',
  en: guess ? `the file is not UTF-8; it looks like ${guess}` : 'the file is not UTF-8 text',
});

const saveAsUtf8: Localized = {
  zh: '请用记事本“另存为”，编码选择 UTF-8，再试一次。',
  en: 'Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8).',
};

/** What an office file is called where it cannot be read, and how much of it is read. */
import { UserError } from '../errors.ts';

/** Reading counts what it has used and stops at these. */
export interface ArchiveLimits {
  /** Bytes of the file; pictures in it are not inflated. */
  readonly file: number;
  /** Files in it. */
  readonly entries: number;
  /** Bytes of one of them, and of all that are read, as they declare to be when inflated. */
  readonly entry: number;
  readonly total: number;
  /** Deflated bytes of all that are read. Why: what they really inflate to, 1032 times as much at most, takes time. */
  readonly deflated: number;
  /** Nesting and number of XML elements and attributes in a part, and characters of its text. */
  readonly depth: number;
  readonly nodes: number;
  readonly text: number;
}

/** The limits that Word files and workbooks share. Why so few nodes: a million of them as a tree take 600 MB. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  file: 20 * 1024 * 1024,
  entries: 1000,
  entry: 32 * 1024 * 1024,
  total: 64 * 1024 * 1024,
  deflated: 2 * 1024 * 1024,
  depth: 200,
  nodes: 400_000,
  text: 1_000_000,
};

/** A kind of office file, with the sentences in which it is refused. */
export interface OfficeFile {
  readonly limits: ArchiveLimits;
  readonly notZip: (looksLike: string | undefined) => UserError;
  /** For the format before it. */
  readonly old: () => UserError;
  readonly encrypted: () => UserError;
  /** `place` is the part, or what of the archive, where reading failed. */
  readonly damaged: (place: string, cause?: unknown) => UserError;
  readonly tooLarge: (zh: string, en: string) => UserError;
}

interface OfficeProgram {
  /** Word or Excel. */
  readonly name: string;
  /** .docx */
  readonly extension: string;
  /** The extensions of the format before it. */
  readonly before: readonly [office: string, wps: string];
  /** What the program calls the file where one saves it. */
  readonly savedAs: { readonly zh: string; readonly en: string };
  /** What the program protects. */
  readonly protects: { readonly zh: string; readonly en: string };
  readonly limits: ArchiveLimits;
}

/** The kind of file that a program saves. */
export function officeFile(program: OfficeProgram): OfficeFile {
  const { name, extension, before, savedAs, protects, limits } = program;
  const article = name === 'Excel' ? 'an' : 'a';
  return {
    limits,
    notZip: looksLike =>
      new UserError(
        {
          zh: `这不是 ${name}（${extension}）文件${looksLike ? `，看起来是 ${looksLike} 文件` : ''}`,
          en: `this is not ${article} ${name} file (${extension})${looksLike ? `; it looks like ${looksLike}` : ''}`,
        },
        {
          zh: `请用 ${name} 或 WPS 打开原表，“另存为”选择“${savedAs.zh}”，再试一次。`,
          en: `Open the form in ${name} or WPS, save it as ${savedAs.en} and try again.`,
        },
      ),
    old: () =>
      new UserError(
        {
          zh: `这是旧版 ${name} 或 WPS 文件（${before.join('、')}），不是 ${extension}`,
          en: `this is a file of an old ${name} or WPS (${before.join(', ')}), not ${article} ${extension}`,
        },
        {
          zh: `请用 ${name} 或 WPS 打开，“另存为”选择“${savedAs.zh}”，再试一次。`,
          en: `Open it in ${name} or WPS, save it as ${savedAs.en} and try again.`,
        },
      ),
    encrypted: () =>
      new UserError(
        {
          zh: `这个 ${name} 文件设了打开密码，读不了`,
          en: `this ${name} file is encrypted and cannot be read`,
        },
        {
          zh: `请用 ${name} 打开，取消密码（文件 → 信息 → ${protects.zh}）后保存，再试一次。`,
          en: `Open it in ${name}, remove the password (File, Info, ${protects.en}), save it and try again.`,
        },
      ),
    damaged: (place, cause) =>
      new UserError(
        {
          zh: `${name} 文件已损坏，读不下去：${place}`,
          en: `the ${name} file is damaged: ${place}`,
        },
        {
          zh: `请重新下载，或用 ${name} 打开后另存一份，再试一次。`,
          en: `Download it again, or open it in ${name} and save a copy, and try again.`,
        },
        { cause },
      ),
    tooLarge: (zh, en) =>
      new UserError(
        { zh: `${name} 文件太大：${zh}`, en: `the ${name} file is too large: ${en}` },
        {
          zh: '请只留下这张表，另存为新文件，再试一次。',
          en: 'Keep only the form in a new file and try again.',
        },
      ),
  };
}

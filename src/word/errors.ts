/** What can be wrong with a Word file that is to be read, as sentences for the person who chose it. */
import { UserError } from '../errors.ts';

/** The largest .docx that is read, in bytes. Pictures in it are not inflated. */
export const MAX_WORD_BYTES = 20 * 1024 * 1024;

/** Reading counts what it has used and stops at these; a bureau's form has some 30 kB and 100 cells. */
export const LIMITS = {
  /** Files in it. */
  entries: 1000,
  /** Bytes of one of them, and of all that are read, as they declare to be when inflated. */
  entry: 32 * 1024 * 1024,
  total: 64 * 1024 * 1024,
  /** Deflated bytes of all that are read. Why: what they really inflate to, 1032 times as much at most, takes time. */
  deflated: 2 * 1024 * 1024,
  /** Nesting and number of XML elements and attributes in a part. Why: a million of them take 600 MB. */
  depth: 200,
  nodes: 400_000,
  /** Cells and columns of the form's table (Word has no more), characters of text in the document. */
  cells: 20_000,
  columns: 63,
  text: 1_000_000,
} as const;

export const notZip = (looksLike: string | undefined) =>
  new UserError(
    {
      zh: `这不是 Word（.docx）文件${looksLike ? `，看起来是 ${looksLike} 文件` : ''}`,
      en: `this is not a Word file (.docx)${looksLike ? `; it looks like ${looksLike}` : ''}`,
    },
    {
      zh: '请用 Word 或 WPS 打开原表，“另存为”选择“Word 文档（*.docx）”，再试一次。',
      en: 'Open the form in Word or WPS, save it as a Word document (*.docx) and try again.',
    },
  );

export const oldWord = () =>
  new UserError(
    {
      zh: '这是旧版 Word 或 WPS 文件（.doc、.wps），不是 .docx',
      en: 'this is a file of an old Word or WPS (.doc, .wps), not a .docx',
    },
    {
      zh: '请用 Word 或 WPS 打开，“另存为”选择“Word 文档（*.docx）”，再试一次。',
      en: 'Open it in Word or WPS, save it as a Word document (*.docx) and try again.',
    },
  );

export const encrypted = () =>
  new UserError(
    {
      zh: '这个 Word 文件设了打开密码，读不了',
      en: 'this Word file is encrypted and cannot be read',
    },
    {
      zh: '请用 Word 打开，取消密码（文件 → 信息 → 保护文档）后保存，再试一次。',
      en: 'Open it in Word, remove the password (File, Info, Protect Document), save it and try again.',
    },
  );

export const noDocument = () =>
  new UserError(
    {
      zh: '压缩包里没有 word/document.xml，不是 Word 文件',
      en: 'it has no word/document.xml, so it is not a Word file',
    },
    {
      zh: '请检查是否选错了文件（例如 Excel 表或普通压缩包）。',
      en: 'Check that this is the right file and not a workbook or an ordinary archive.',
    },
  );

/** `place` is the part, or what of the archive, where reading failed. */
export const damaged = (place: string, cause?: unknown) =>
  new UserError(
    { zh: `Word 文件已损坏，读不下去：${place}`, en: `the Word file is damaged: ${place}` },
    {
      zh: '请重新下载，或用 Word 打开后另存一份，再试一次。',
      en: 'Download it again, or open it in Word and save a copy, and try again.',
    },
    { cause },
  );

export const wordTooLarge = (zh: string, en: string) =>
  new UserError(
    { zh: `Word 文件太大：${zh}`, en: `the Word file is too large: ${en}` },
    {
      zh: '请只留下这张表，另存为新文件，再试一次。',
      en: 'Keep only the form in a new file and try again.',
    },
  );

export const noTable = () =>
  new UserError(
    { zh: '这个 Word 文件里没有表格', en: 'there is no table in this Word file' },
    {
      zh: '只有表格读得出来；图片或文本框里的表请先改成 Word 表格。',
      en: 'Only tables can be read; turn a picture or a text box into a Word table first.',
    },
  );

export const filledForm = () =>
  new UserError(
    {
      zh: '这张表已经填写，表样要从空白表起草',
      en: 'this form is filled in; a template is drafted from a blank one',
    },
    {
      zh: '请用空白表（或另存一份，删去填写的内容）再试；想找同样的表样，用 perfgoal forms --like 这个文件。',
      en: 'Use the blank form, or a copy without what was filled in; to find the shipped form that is like it, run perfgoal forms --like with this file.',
    },
  );

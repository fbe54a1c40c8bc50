/** What can be wrong with a Word file that is to be read, as sentences for the person who chose it. */
import { ARCHIVE_LIMITS, officeFile } from '../archive/office-file.ts';
import { UserError } from '../errors.ts';

/** The kind of file that Word saves. */
export const wordFile = officeFile({
  name: 'Word',
  extension: '.docx',
  before: ['.doc', '.wps'],
  savedAs: { zh: 'Word 文档（*.docx）', en: 'a Word document (*.docx)' },
  protects: { zh: '保护文档', en: 'Protect Document' },
  limits: ARCHIVE_LIMITS,
});

/** The largest .docx that is read, in bytes. */
export const MAX_WORD_BYTES = ARCHIVE_LIMITS.file;

/** Cells and columns of the form's table (Word has no more); a bureau's form has some 100 cells. */
export const LIMITS = { cells: 20_000, columns: 63 } as const;

export const wordTooLarge = wordFile.tooLarge;

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

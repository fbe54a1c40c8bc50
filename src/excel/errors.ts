/** What can be wrong with a workbook that is to be read, as sentences for the person who chose it. */
import { ARCHIVE_LIMITS, officeFile } from '../archive/office-file.ts';
import { UserError } from '../errors.ts';

/** The kind of file that Excel saves. Its parts are read without a tree, so that more of them fits in memory. */
export const excelFile = officeFile({
  name: 'Excel',
  extension: '.xlsx',
  before: ['.xls', '.et'],
  savedAs: { zh: 'Excel 工作簿（*.xlsx）', en: 'an Excel workbook (*.xlsx)' },
  protects: { zh: '保护工作簿', en: 'Protect Workbook' },
  limits: { ...ARCHIVE_LIMITS, nodes: 5_000_000, text: 4_000_000 },
});

/** What of a workbook is read; a bureau's form has some 200 cells, most of them without text. */
export const EXCEL_LIMITS = {
  /** Worksheets of a workbook. */
  sheets: 200,
  /** Cells of all worksheets, most of them empty. */
  cells: 1_000_000,
  /** Places of the grid of a worksheet. */
  places: 100_000,
  /** Columns of that grid. */
  columns: 256,
  /** Merged ranges of a worksheet. */
  merges: 20_000,
  /** Comments, text boxes and charts of a worksheet. */
  remarks: 10_000,
  /** Shared texts, and formats of cells. */
  strings: 200_000,
  formats: 65_000,
  /** What Excel takes: rows, columns, characters of a cell. */
  lastRow: 1_048_576,
  lastColumn: 16_384,
  characters: 32_767,
} as const;

export const noWorkbook = () =>
  new UserError(
    {
      zh: '压缩包里没有 xl/workbook.xml，不是 Excel（.xlsx）文件',
      en: 'it has no xl/workbook.xml, so it is not an Excel file (.xlsx)',
    },
    {
      zh: '请检查是否选错了文件；二进制工作簿（.xlsb）请用 Excel 另存为 .xlsx。',
      en: 'Check that this is the right file; save a binary workbook (.xlsb) as .xlsx in Excel.',
    },
  );

export const noForm = () =>
  new UserError(
    {
      zh: '这个 Excel 文件里没有填了表的工作表',
      en: 'no worksheet of this Excel file has a table',
    },
    {
      zh: '只从看得见的工作表的格子里读表；图片和文本框里的表读不了。',
      en: 'Forms are only read from cells of visible worksheets, not from pictures and text boxes.',
    },
  );

/** `zh` and `en` say what there is too much of. */
export const tooMany = excelFile.tooLarge;

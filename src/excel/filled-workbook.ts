/** A workbook as the forms that are filled in on its worksheets: the first step of reading a filing from Excel. */
import { openArchive, type ReadPart } from '../archive/archive.ts';
import type { Localized } from '../finding.ts';
import type { FilledForm } from '../form/filled-form.ts';
import { EXCEL_LIMITS, excelFile, noForm } from './errors.ts';
import { readRemarks } from './remarks.ts';
import { readStrings } from './strings.ts';
import { readCellFormats } from './styles.ts';
import { type UsedRange, usedRange } from './used-range.ts';
import { readWorkbook } from './workbook.ts';
import { readWorksheet, type SharedParts } from './worksheet.ts';
import { cellName, worksheetForm } from './worksheet-form.ts';

export interface FilledWorksheet {
  /** As its tab says. */
  readonly name: string;
  readonly form: FilledForm;
  /** What of it was not read, or not as a person sees it, as sentences for its sender. */
  readonly notes: readonly Localized[];
}

export interface FilledWorkbook {
  /** The visible worksheets that have a table, in their order. */
  readonly sheets: readonly FilledWorksheet[];
  /** The worksheets that were not read. */
  readonly notes: readonly Localized[];
}

/**
 * Reads the forms of an .xlsx (or .xlsm, whose macros are never looked at) from its bytes. Throws UserError where it is
 * no workbook, is damaged, encrypted or too large, or has no form at all.
 */
export function readFilledWorkbook(bytes: Uint8Array): FilledWorkbook {
  const readPart = openArchive(bytes, excelFile);
  const { sheets: parts, from1904, strings, styles } = readWorkbook(readPart);
  const shared: SharedParts = {
    strings: inPart(readPart, strings, readStrings) ?? [],
    formats: inPart(readPart, styles, readCellFormats) ?? [],
    from1904,
    cellsLeft: EXCEL_LIMITS.cells,
  };
  const sheets: FilledWorksheet[] = [];
  const notes: Localized[] = [];
  for (const { name, hidden, path } of parts) {
    if (hidden) {
      notes.push(hiddenSheet(name));
      continue;
    }
    const data = readPart(path);
    if (!data) throw excelFile.damaged(path);
    const worksheet = readWorksheet(path, data, shared);
    const used = usedRange(worksheet);
    if (!used) continue;
    const table = worksheetForm(name, used);
    const unread = unreadOn(name, used);
    if (!table) {
      for (const note of [noTableOn(name), ...unread]) notes.push(note);
      continue;
    }
    const pages = worksheet.pages.map(({ text, place }) => ({ text, name: onPages(name, place) }));
    const remarks = readRemarks(readPart, path, name);
    sheets.push({ name, form: { ...table, pages, remarks }, notes: unread });
  }
  if (sheets.length === 0) throw noForm();
  return { sheets, notes };
}

/** The names of the worksheets that a person sees, tables or not. Throws UserError like `readFilledWorkbook`. */
export const visibleSheets = (bytes: Uint8Array): readonly string[] =>
  readWorkbook(openArchive(bytes, excelFile))
    .sheets.filter(({ hidden }) => !hidden)
    .map(({ name }) => name);

function inPart<Content>(
  readPart: ReadPart,
  path: string | undefined,
  read: (path: string, bytes: Uint8Array) => Content,
): Content | undefined {
  const bytes = path === undefined ? undefined : readPart(path);
  return path !== undefined && bytes ? read(path, bytes) : undefined;
}

/** Sentences about cells whose text is not what a person sees. */
function unreadOn(sheet: string, { cells, hidden }: UsedRange): readonly Localized[] {
  const placesOf = (unread: 'formula' | 'format') =>
    cells.filter(cell => cell.unread === unread).map(({ address }) => address);
  const formulas = placesOf('formula');
  const formats = placesOf('format');
  return [
    ...(formulas.length > 0 ? [noValue(listed(sheet, formulas))] : []),
    ...(formats.length > 0 ? [unknownFormat(listed(sheet, formats))] : []),
    ...(hidden.length > 0 ? [hiddenCells(listed(sheet, hidden))] : []),
  ];
}

/** As many cells as are named. */
const MOST_NAMED = 5;

function listed(sheet: string, addresses: readonly string[]): Localized {
  const named = addresses.slice(0, MOST_NAMED).map(address => cellName(sheet, address).zh);
  const isMore = addresses.length > named.length;
  return {
    zh: `${named.join('、')}${isMore ? ` 等 ${addresses.length} 格` : ''}`,
    en: `${named.join(', ')}${isMore ? ` and others, ${addresses.length} in all` : ''}`,
  };
}

const onPages = (sheet: string, place: 'head' | 'foot'): Localized =>
  place === 'head'
    ? { zh: `${sheet}的页眉`, en: `${sheet}, page header` }
    : { zh: `${sheet}的页脚`, en: `${sheet}, page footer` };

const hiddenSheet = (name: string): Localized => ({
  zh: `工作表“${name}”是隐藏的，没有读`,
  en: `worksheet “${name}” is hidden and was not read`,
});

const noTableOn = (name: string): Localized => ({
  zh: `工作表“${name}”上没有表格，没有读`,
  en: `worksheet “${name}” has no table and was not read`,
});

const noValue = ({ zh, en }: Localized): Localized => ({
  zh: `${zh}：公式没有算好的值，按空格读（公式从不运行；请用 Excel 打开后保存一次）`,
  en: `${en}: the formula has no value and the cell was read as empty (formulas are never run; open the file in Excel and save it)`,
});

const unknownFormat = ({ zh, en }: Localized): Localized => ({
  zh: `${zh}：数字的格式读不懂，按常规格式读`,
  en: `${en}: the number format is not known, so the number was read as General shows it`,
});

const hiddenCells = ({ zh, en }: Localized): Localized => ({
  zh: `${zh}：所在的行或列是隐藏的，没有读`,
  en: `${en}: the row or column is hidden and was not read`,
});

/** The name of a form in a workbook of several: book.xlsx#表2. */
import { safeName } from './safe-name.ts';

/** A name of an input, taken apart. */
export interface SheetName {
  /** Of the workbook, or of any other file. */
  readonly file: string;
  /** As the tab of its worksheet says; absent for a whole file. */
  readonly sheet?: string;
}

const OF_SHEET = /^(.*?\.(?:xls[xm]?|et|ods))#(.+)$/is;

/** Takes a name apart; only the names of workbooks have a worksheet. */
export function sheetNameOf(name: string): SheetName {
  const [, file, sheet] = OF_SHEET.exec(name) ?? [];
  return file === undefined || sheet === undefined ? { file: name } : { file, sheet };
}

/** The name of the outputs for a worksheet, by that of its workbook without the ending. */
export const stemOfSheet = (stem: string, sheet: string): string =>
  stem + safeName(`-${sheet}`, '');

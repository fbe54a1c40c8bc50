/** The worksheets of a workbook and where their parts stand. */
import type { ReadPart } from '../archive/archive.ts';
import { relationsOf } from '../archive/relations.ts';
import { walkXml, type XmlAttributes } from '../archive/xml.ts';
import { EXCEL_LIMITS, excelFile, noWorkbook, tooMany } from './errors.ts';

export interface WorksheetPart {
  /** As its tab says. */
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

export interface Workbook {
  readonly sheets: readonly WorksheetPart[];
  /** Whether days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
  /** The parts with the shared texts and the formats. */
  readonly strings: string | undefined;
  readonly styles: string | undefined;
}

/** Reads what the workbook says of its parts; external links, macros and charts are never asked for. */
export function readWorkbook(readPart: ReadPart): Workbook {
  const path = workbookPath(readPart);
  const bytes = readPart(path);
  if (!bytes) throw noWorkbook();
  const targets = relationsOf(readPart, path, excelFile);
  const sheets: WorksheetPart[] = [];
  let from1904 = false;
  const open = (name: string, attributes: XmlAttributes) => {
    if (name === 'x:workbookPr') from1904 = isSet(attributes.date1904);
    if (name !== 'x:sheet') return;
    const target = targets.get(attributes['r:id'] ?? '');
    if (target?.type !== 'worksheet') return;
    const { name: title = '', state = 'visible' } = attributes;
    sheets.push({ name: title, hidden: state !== 'visible', path: target.path });
    if (sheets.length > EXCEL_LIMITS.sheets) {
      const most = EXCEL_LIMITS.sheets;
      throw tooMany(`工作表超过 ${most} 个`, `more than ${most} worksheets`);
    }
  };
  walkXml(path, bytes, excelFile, { open, text: () => {}, close: () => {} });
  const pathOf = (type: string) => [...targets.values()].find(one => one.type === type)?.path;
  return { sheets, from1904, strings: pathOf('sharedStrings'), styles: pathOf('styles') };
}

/** Whether an attribute is switched on, as the several programs write it. */
export const isSet = (value: string | undefined): boolean => /^(1|true|on)$/.test(value ?? '');

/** Where the workbook stands: some programs name it otherwise and say so in the package's relationships. */
function workbookPath(readPart: ReadPart): string {
  const targets = [...relationsOf(readPart, '', excelFile).values()];
  const path = targets.find(({ type }) => type === 'officeDocument')?.path;
  return path?.startsWith('xl/') && path.endsWith('.xml') ? path : 'xl/workbook.xml';
}

/** The parts of the package that are our own from beginning to end, and the paths of those that change with the filing. */
import type { Sheet } from '../../form/sheet.ts';
import { fontTablePart } from './fonts.ts';
import { footerPart, headerPart } from './header-footer.ts';
import { settingsPart } from './settings.ts';
import { stylesPart } from './styles.ts';

/** Paths of the parts that change with the filing; all others are the same for a form. */
export const CORE = 'docProps/core.xml';
export const DOCUMENT = 'word/document.xml';

/** A part of the package: its path and its XML. */
export interface Part {
  readonly path: string;
  readonly data: string;
}

/** Our own parts besides the document and its properties. */
export function ownParts(sheet: Sheet): readonly Part[] {
  return [
    { path: 'word/styles.xml', data: stylesPart(sheet) },
    { path: 'word/settings.xml', data: settingsPart() },
    { path: 'word/fontTable.xml', data: fontTablePart(sheet) },
    { path: 'word/footer1.xml', data: footerPart() },
    ...(sheet.mark ? [{ path: 'word/header1.xml', data: headerPart(sheet, sheet.mark) }] : []),
  ];
}

/** The parts that a reader looks for first. */
const FIRST = ['[Content_Types].xml', '_rels/.rels'];

/** Paths in the order of the package. */
export function inOrder(paths: readonly string[]): readonly string[] {
  return [...FIRST, ...paths.filter(path => !FIRST.includes(path)).sort()];
}

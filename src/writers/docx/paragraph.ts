/** Paragraphs of a sheet as paragraphs of Word, set by the style of their role. */
import { Paragraph, TextRun } from 'docx';
import { type Paragraph as SheetParagraph, textOf } from '../../form/sheet.ts';
import { JUSTIFICATION, styleId } from './styles.ts';
import { writable } from './xml.ts';

/** Signs that Word takes for western ones (“ ” … — ·) unless told that they stand in Chinese text. */
const AMBIGUOUS = /[\u00A0-\u2E7F]/;

/** A text as runs; throws an Error on what Word cannot read. */
export function textRuns(text: string): TextRun[] {
  // Split after each brace: docx replaces {…} that looks like one of its placeholders, even in a text.
  return writable(text)
    .split(/(?<=\{)/)
    .filter(piece => piece !== '')
    .map(
      piece =>
        new TextRun({
          text: piece,
          ...(AMBIGUOUS.test(piece) ? { font: { hint: 'eastAsia' } } : {}),
        }),
    );
}

/** A paragraph of a cell. */
export function cellParagraph(
  role: string,
  paragraph: SheetParagraph | undefined,
  keepNext: boolean,
): Paragraph {
  return new Paragraph({
    style: styleId(role),
    ...(keepNext ? { keepNext } : {}),
    ...(paragraph?.align ? { alignment: JUSTIFICATION[paragraph.align] } : {}),
    children: paragraph ? textRuns(textOf(paragraph)) : [],
  });
}

/** A paragraph that does not show: it keeps two tables apart, or ends the document after one. */
export function separator(keepNext: boolean): Paragraph {
  return new Paragraph({
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' },
    run: { size: 2, vanish: true },
  });
}

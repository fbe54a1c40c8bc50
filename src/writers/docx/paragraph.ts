/** Paragraphs of a sheet as paragraphs of Word, set by the style of their role. */
import { Paragraph, Tab, type TabStopDefinition, TextRun } from 'docx';
import {
  type Line,
  type Paragraph as SheetParagraph,
  type Style,
  textOf,
} from '../../form/sheet.ts';
import { JUSTIFICATION, styleId } from './styles.ts';
import { writable } from './xml.ts';

/** Signs that Word takes for western ones (“ ” … — ·) unless told that they stand in Chinese text. */
const AMBIGUOUS = /[\u00A0-\u2E7F]/;

function textRuns(text: string): TextRun[] {
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

/** A line above or below the table, `width` twips wide; its segments stand at tab stops. */
export function lineParagraph(line: Line, style: Style, width: number): Paragraph {
  const [only] = line.segments;
  if (line.segments.length <= 1) {
    return cellParagraph(line.role, only, false);
  }
  const share = width / line.segments.length;
  const tabStops: TabStopDefinition[] = [];
  const children = line.segments.flatMap((segment, index) => {
    const align = segment.align ?? style.align;
    const type = align === 'justify' ? 'left' : align;
    const offset = { left: 0, center: share / 2, right: share }[type];
    const position = Math.round(share * index + offset);
    if (position === 0) return textRuns(textOf(segment));
    tabStops.push({ type, position });
    return [new TextRun({ children: [new Tab()] }), ...textRuns(textOf(segment))];
  });
  return new Paragraph({ style: styleId(line.role), alignment: 'left', tabStops, children });
}

/** A paragraph that does not show: it keeps two tables apart, or ends the document after one. */
export function separator(keepNext: boolean): Paragraph {
  return new Paragraph({
    ...(keepNext ? { keepNext } : {}),
    spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' },
    run: { size: 2, vanish: true },
  });
}

/** Paragraphs of cells, and the lines above and below the table, as w:p set by the style of their role. */
import { type Align, type Line, type Paragraph, type Style, textOf } from '../../form/sheet.ts';
import { isShaped } from '../../layout/characters.ts';
import { insetAgainstShortLine, type PlacedSegment, placeSegments } from '../../layout/estimate.ts';
import { fittingStyle } from '../../layout/fitting-size.ts';
import { fixedBreaks } from '../../layout/fixed-breaks.ts';
import { xmlText } from '../xml.ts';
import { runXml } from './run.ts';
import { lineTwips, ptTwips } from './units.ts';

/** w:jc of each alignment. */
export const JUSTIFICATION = {
  left: 'left',
  center: 'center',
  right: 'right',
  justify: 'both',
} as const satisfies Record<Align, string>;

/** The id of the style of a role. */
export function styleId(role: string): string {
  return `Form-${role}`;
}

/** What a paragraph needs beside its text: how its role is set, the width for its text in pt, whether it stays with the next. */
export interface ParagraphPlace {
  readonly role: string;
  readonly style: Style;
  readonly room: number;
  readonly keepNext: boolean;
}

/** A paragraph; an empty one where there is none. */
export function paragraphXml(
  paragraph: Paragraph | undefined,
  { role, style, room, keepNext }: ParagraphPlace,
): string {
  const start = paragraphStart(role, keepNext);
  if (!paragraph) return `${start}</w:pPr></w:p>`;
  const own = fittingStyle(paragraph, style, room);
  const setting = own === style ? {} : { size: own.size };
  const text = textOf(paragraph);
  let runs = '';
  let begin = 0;
  for (const end of fixedBreaks(paragraph, own, room)) {
    runs += runXml(text.slice(begin, end), setting) + LINE_BREAK;
    begin = end;
  }
  runs += runXml(text.slice(begin), setting);
  return `${start}${spacingXml(style, text)}${settingXml(paragraph, own, room)}</w:pPr>${runs}</w:p>`;
}

const LINE_BREAK = '<w:r><w:br/></w:r>';

/** A paragraph set as another is, with runs of its own; `markXml` is what is said of its end. */
export const paragraphLike = (
  paragraph: Paragraph | undefined,
  { role, style, room, keepNext }: ParagraphPlace,
  { markXml, runsXml }: { readonly markXml: string; readonly runsXml: string },
): string =>
  paragraphStart(role, keepNext) +
  spacingXml(style, runsXml) +
  (paragraph ? settingXml(paragraph, style, room) : '') +
  (markXml && `<w:rPr>${markXml}</w:rPr>`) +
  `</w:pPr>${runsXml}</w:p>`;

/** How a paragraph is set other than its role says. */
function settingXml(paragraph: Paragraph, style: Style, room: number): string {
  const inset = Math.ceil(insetAgainstShortLine(paragraph, style, room) * 20);
  const indent = inset > 0 ? `<w:ind w:left="${inset}" w:right="${inset}"/>` : '';
  return indent + (paragraph.align ? `<w:jc w:val="${JUSTIFICATION[paragraph.align]}"/>` : '');
}

/** The space around a paragraph as `around` says, and lines as high as their text where it is of a script that exact ones cut. */
function spacingXml(style: Style, text: string, around = ''): string {
  const lines = isShaped(text) ? ` w:line="${lineTwips(style)}" w:lineRule="atLeast"` : '';
  return around || lines ? `<w:spacing${around}${lines}/>` : '';
}

function paragraphStart(role: string, keepNext: boolean): string {
  return `<w:p><w:pPr><w:pStyle w:val="${xmlText(styleId(role))}"/>${keepNext ? '<w:keepNext/>' : ''}`;
}

/** Writes the text of a segment as runs; undefined where it is written as usual. */
export type SegmentXml = (segment: Paragraph) => string | undefined;

/** A line above or below the table: a paragraph, or one for each row of its segments. */
export function lineXml(
  line: Line,
  place: ParagraphPlace,
  segmentXml: SegmentXml = () => undefined,
): string {
  const [only, ...others] = line.segments;
  if (!only) return paragraphXml(undefined, place);
  if (others.length === 0) {
    const runsXml = segmentXml(only);
    return runsXml === undefined
      ? paragraphXml(only, place)
      : paragraphLike(only, place, { markXml: '', runsXml });
  }
  const rows = placeSegments(line, place.style, place.room);
  let xml = '';
  for (const [index, row] of rows.entries()) {
    const isLast = index === rows.length - 1;
    xml += segmentsXml(row, place, { isFirst: index === 0, isLast, segmentXml });
  }
  return xml;
}

/** Where a row of segments stands among those of its line, and how they are written. */
interface RowOfSegments {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly segmentXml: SegmentXml;
}

/** Segments side by side at tab stops. */
function segmentsXml(
  segments: readonly PlacedSegment[],
  { role, style, keepNext }: ParagraphPlace,
  { isFirst, isLast, segmentXml }: RowOfSegments,
): string {
  let tabs = '';
  let runs = '';
  for (const { segment, align, x } of segments) {
    const position = ptTwips(x);
    if (position > 0) {
      tabs += `<w:tab w:val="${align}" w:pos="${position}"/>`;
      runs += '<w:r><w:tab/></w:r>';
    }
    runs += segmentXml(segment) ?? runXml(textOf(segment));
  }
  // The space that the style leaves around the line, not around each of its rows.
  const before = isFirst ? '' : ' w:before="0"';
  const after = isLast ? '' : ' w:after="0"';
  return (
    paragraphStart(role, keepNext || !isLast) +
    (tabs && `<w:tabs>${tabs}</w:tabs>`) +
    spacingXml(style, runs, before + after) +
    (style.indent || style.insetRight ? FLUSH : '') +
    `<w:jc w:val="left"/></w:pPr>${runs}</w:p>`
  );
}

/** Takes back the indents of a style: tab stops count from the margin. */
const FLUSH = '<w:ind w:rightChars="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>';

/**
 * What Word and PDF must decide alike, decided once for both: where the segments of a line stand, and which centred
 * labels break a character earlier. Why estimated: Word sets its lines itself, with fonts that are not here, and
 * writing it must not wait for fonts to be read. In the office fonts hanzi are one em wide and western signs half of it.
 */
import { type Line, type Paragraph, type Style, textOf } from '../form/sheet.ts';

/** A segment of a line; x in pt from the left margin is where its left or its right edge stands. */
export interface PlacedSegment {
  readonly segment: Paragraph;
  readonly align: 'left' | 'right';
  readonly x: number;
}

/** A length in pt as Word has it, which counts in twentieths of a point. */
export const wholeTwips = (pt: number): number => Math.round(pt * 20) / 20;

/** Whether Word sets lines of a leading exactly so high; one so tight that it might cut the text is the least of them (docx/styles.ts). */
export const isExact = (leading: number): boolean => leading >= 1.1;

/** Least distance in em between segments that follow one another. */
export const SEGMENT_GAP = 2;
/** Differences below this, in pt or em, come from rounding. */
const SLACK = 1e-6;

/**
 * The segments of a line in a width in pt, row by row. Where one row holds them all, the first stands flush left, the
 * last flush right, with equal gaps between; else they follow one another from the left.
 */
export function placeSegments(
  { segments }: Line,
  style: Style,
  available: number,
): readonly (readonly PlacedSegment[])[] {
  const width = wholeTwips(available);
  const widths = segments.map(segment => estimatedWidth(segment, style));
  const least = SEGMENT_GAP * style.size;
  const free = width - widths.reduce((sum, own) => sum + own, 0);
  const gap = Math.max(least, segments.length > 1 ? free / (segments.length - 1) : 0);
  const rows: PlacedSegment[][] = [];
  let end = 0;
  for (const [index, segment] of segments.entries()) {
    const own = widths[index] ?? 0;
    const row = rows.at(-1);
    const fits = row && end + gap + own <= width + SLACK;
    const x = fits ? end + gap : 0;
    const isFlush = fits && rows.length === 1 && index === segments.length - 1;
    const placed: PlacedSegment = isFlush
      ? { segment, align: 'right', x: width }
      : { segment, align: 'left', x };
    if (fits) row.push(placed);
    else rows.push([placed]);
    end = x + own;
  }
  return rows;
}

/** Width in pt of a paragraph in one line, as estimated. */
export function estimatedWidth(paragraph: Paragraph, { size }: Style): number {
  return widthInEms(textOf(paragraph)) * size;
}

/** Whether a paragraph stands on one line of a width in pt, as estimated. */
export const fitsOnLine = (paragraph: Paragraph, style: Style, width: number): boolean =>
  estimatedWidth(paragraph, style) <= width + SLACK;

/** Width in em of a text in one line, as estimated. */
export function widthInEms(text: string): number {
  let ems = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // The second half of a pair adds nothing.
    if (unit < 0xdc00 || unit > 0xdfff) ems += unit < 0x2000 ? 0.5 : 1;
  }
  return ems;
}

const HAN_ONLY = /^\p{Script=Han}+$/u;

/**
 * How far in pt a centred value is set in from both sides of its room, so that it does not end in a line of one
 * character, e.g. 某某市财政/局; 0 for all others. Labels have fixed breaks.
 */
export function insetAgainstShortLine(paragraph: Paragraph, style: Style, room: number): number {
  if ((paragraph.align ?? style.align) !== 'center') return 0;
  if (!paragraph.parts[0]?.field) return 0;
  const perLine = Math.floor(room / style.size + SLACK);
  const text = textOf(paragraph);
  if (perLine < 3 || text.length <= perLine || !HAN_ONLY.test(text)) return 0;
  const length = [...text].length;
  const lines = Math.ceil(length / perLine);
  const isShort = length % perLine === 1;
  return isShort && Math.ceil(length / (perLine - 1)) === lines ? style.size / 2 : 0;
}

/**
 * The size in which a paragraph is set: a little smaller where that keeps a date or an amount in one line. Decided once
 * for Word and PDF, by estimated widths.
 */
import { type Paragraph, type Style, textOf } from '../form/sheet.ts';
import { breakCosts, cost } from './break-rules.ts';
import { fitsOnLine, widthInEms } from './estimate.ts';

/** By how much in pt, the least that helps. */
const reductions = [0, 0.5, 1];
/** What a cell of so many em holds in one line is no date and no amount. */
const widestCell = 16;
const smallest = 5;
const slack = 1e-6;
const western = /[\dA-Za-z０-９]/;

/** The style of a paragraph in a room in pt: that of its role, or one with a smaller size. */
export function fittingStyle(paragraph: Paragraph, style: Style, room: number): Style {
  const { size } = style;
  if (room >= widestCell * size || fitsOnLine(paragraph, style, room)) return style;
  const text = textOf(paragraph);
  if (!western.test(text)) return style;
  const widest = widestPiece(text);
  const less = reductions.find(one => widest * (size - one) <= room + slack);
  return !less || size - less < smallest ? style : { ...style, size: size - less };
}

/** Width in em of the widest piece that is to stay in one line. */
function widestPiece(text: string): number {
  const starts = Array.from({ length: text.length }, (_, at) => at);
  let from = 0;
  let widest = 0;
  for (const [at, own] of breakCosts(text, starts).entries()) {
    if (own !== cost.free || at === 0) continue;
    widest = Math.max(widest, widthInEms(text.slice(from, at).trimEnd()));
    from = at;
  }
  return Math.max(widest, widthInEms(text.slice(from).trimEnd()));
}

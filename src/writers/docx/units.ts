/** Lengths of the Word writer: millimetres and points in, the units of WordprocessingML out, which are whole numbers. */
import type { Style } from '../../form/sheet.ts';

/** Millimetres as points. */
export function mmPoints(mm: number): number {
  return (mm * 72) / 25.4;
}

/** Millimetres as twips (a twentieth of a point). */
export function mmTwips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

/** Points as twips. */
export function ptTwips(pt: number): number {
  return Math.round(pt * 20);
}

/** The distance of base lines of a style as twips. */
export function lineTwips({ size, leading }: Pick<Style, 'size' | 'leading'>): number {
  return ptTwips(leading * size);
}

/** A font size in pt as half points. */
export function halfPoints(pt: number): number {
  return Math.round(pt * 2);
}

/** A border's width in pt as eighths of a point; Word draws nothing thinner than a quarter point. */
export function eighths(pt: number): number {
  return Math.max(2, Math.round(pt * 8));
}

/** Widths in mm as twips, rounded at their sums, so that the columns add up to the rounded whole. */
export function columnTwips(widths: readonly number[]): readonly number[] {
  let reached = 0;
  return widths.map(width => {
    const left = mmTwips(reached);
    reached += width;
    return mmTwips(reached) - left;
  });
}

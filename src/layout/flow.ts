/** The lines above and below the table: one below the other, the segments of each side by side where they fit. */

import type { MissingCharacter } from '../errors.ts';
import { type Line, type Sheet, type Style, styleOf } from '../form/sheet.ts';
import { placeSegments, SEGMENT_GAP } from './estimate.ts';
import type { Faces } from './faces.ts';
import { breakLines, type TextLine } from './lines.ts';
import type { Origin } from './page.ts';

/**
 * A line that pages hold whole; x of its runs counts from the left margin. `after` is the space below it in pt, `before`
 * what must be added above it: of the spaces between two lines the larger counts (ISO/IEC 29500-1, 17.3.1.33).
 */
export interface FlowLine extends TextLine {
  readonly before: number;
  readonly after: number;
  readonly origin: Origin;
}

/** What setting a line needs beside the line. */
interface Setting {
  readonly style: Style;
  readonly width: number;
  readonly faces: Faces;
  readonly missing: MissingCharacter[];
}

const slack = 1e-6;

/** Sets lines in a width in pt. */
export function flowLines(
  lines: readonly Line[],
  sheet: Sheet,
  width: number,
  faces: Faces,
  missing: MissingCharacter[],
): readonly FlowLine[] {
  let above = 0;
  return lines.flatMap(line => {
    const style = styleOf(sheet, line.role);
    const [only] = line.segments;
    const set =
      only && line.segments.length === 1
        ? breakLines(only, style, width, faces, missing)
        : setSegments(line, { style, width, faces, missing });
    const before = Math.max(0, style.spaceBefore - above);
    above = style.spaceAfter;
    const origin = { of: line, paragraph: 0 };
    return set.map((text, index) => ({
      ...text,
      origin,
      before: index === 0 ? before : 0,
      after: index === set.length - 1 ? style.spaceAfter : 0,
    }));
  });
}

/** Height of set lines in pt. */
export function flowHeight(lines: readonly FlowLine[]): number {
  return lines.reduce(
    (sum, { before, ascent, descent, after }) => sum + before + ascent + descent + after,
    0,
  );
}

/** Segments at their places; one whose signs are wider than estimated gives way to the right, or begins a row of its own. */
function setSegments(line: Line, { style, width, faces, missing }: Setting): readonly TextLine[] {
  const flush: Style = { ...style, indent: 0, insetRight: 0 };
  const rows: TextLine[][] = [];
  for (const placed of placeSegments(line, style, width)) {
    rows.push([]);
    let free = 0;
    for (const { segment, align, x } of placed) {
      const { parts } = segment;
      const lines = breakLines({ parts, align: 'left' }, flush, width, faces, missing);
      const [first] = lines;
      const own = first?.width ?? 0;
      const wanted = align === 'right' ? x - own : x;
      const start = Math.max(free, Math.min(wanted, width - own));
      if (first && lines.length === 1 && start + own <= width + slack) {
        rows.at(-1)?.push(shifted(first, start));
        free = start + own + (SEGMENT_GAP * style.size) / 2;
      } else {
        for (const one of lines) rows.push([one]);
        free = width;
      }
    }
  }
  return rows.filter(row => row.length > 0).map(sideBySide);
}

function shifted(line: TextLine, by: number): TextLine {
  return { ...line, runs: line.runs.map(run => ({ ...run, x: run.x + by })) };
}

function sideBySide(lines: readonly TextLine[]): TextLine {
  return {
    runs: lines.flatMap(line => line.runs),
    width: largest(lines.flatMap(line => line.runs.map(run => run.x + run.width))),
    ascent: largest(lines.map(line => line.ascent)),
    descent: largest(lines.map(line => line.descent)),
  };
}

const largest = (lengths: readonly number[]) =>
  lengths.reduce((most, length) => Math.max(most, length), 0);

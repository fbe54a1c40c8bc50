/** The lines above and below the table: one below the other, the segments of each side by side where they fit. */

import type { MissingCharacter } from '../errors.ts';
import { type Line, type Sheet, type Style, styleOf } from '../form/sheet.ts';
import type { Faces } from './faces.ts';
import { breakLines, type TextLine } from './lines.ts';

/** A line that pages hold whole; `before` and `after` are the space around it in pt, x of its runs counts from the left margin. */
export interface FlowLine extends TextLine {
  readonly before: number;
  readonly after: number;
}

/** What setting a line needs beside the line. */
interface Setting {
  readonly style: Style;
  readonly width: number;
  readonly faces: Faces;
  readonly missing: MissingCharacter[];
}

/** Least distance in em between segments that follow one another on a line. */
const leastGap = 2;
const slack = 1e-6;

/** Sets lines in a width in pt. */
export function flowLines(
  lines: readonly Line[],
  sheet: Sheet,
  width: number,
  faces: Faces,
  missing: MissingCharacter[],
): readonly FlowLine[] {
  return lines.flatMap(line => {
    const style = styleOf(sheet, line.role);
    const setting = { style, width, faces, missing };
    const set = inShares(line, setting) ?? inTurn(line, setting);
    return set.map((text, index) => ({
      ...text,
      before: index === 0 ? style.spaceBefore : 0,
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

/** Each segment in an equal share of the width; undefined when one of several does not fit its share on a line. */
function inShares({ segments }: Line, setting: Setting): readonly TextLine[] | undefined {
  const { style, width, faces, missing } = setting;
  const [only] = segments;
  if (only && segments.length === 1) return breakLines(only, style, width, faces, missing);
  const share = width / segments.length;
  const joined: TextLine[] = [];
  for (const [index, segment] of segments.entries()) {
    const lines = breakLines(segment, style, share, faces, missing);
    const last = index === segments.length - 1;
    const [line] = lines;
    if (!line || lines.length > 1) return undefined;
    if (!last && line.width > share - style.size) return undefined;
    joined.push(shifted(line, index * share));
  }
  return [sideBySide(joined)];
}

/** The segments one after the other, spread over the width if one line holds them; one that does not fit the rest of it begins the next. */
function inTurn({ segments }: Line, setting: Setting): readonly TextLine[] {
  const { style, width, faces, missing } = setting;
  const flush: Style = { ...style, indent: 0, insetRight: 0 };
  const set = segments.map(({ parts }) =>
    breakLines({ parts, align: 'left' }, flush, width, faces, missing),
  );
  const natural = set.flat().reduce((sum, line) => sum + line.width, 0);
  const gap = Math.max(leastGap * style.size, (width - natural) / Math.max(1, set.length - 1));
  const rows: TextLine[][] = [];
  let x = 0;
  for (const lines of set) {
    const [line] = lines;
    const row = rows.at(-1);
    const start = x + gap;
    if (line && row && lines.length === 1 && start + line.width <= width + slack) {
      row.push(shifted(line, start));
      x = start + line.width;
    } else {
      for (const one of lines) rows.push([one]);
      x = lines.at(-1)?.width ?? 0;
    }
  }
  return rows.map(sideBySide);
}

function shifted(line: TextLine, by: number): TextLine {
  return { ...line, runs: line.runs.map(run => ({ ...run, x: run.x + by })) };
}

function sideBySide(lines: readonly TextLine[]): TextLine {
  return {
    runs: lines.flatMap(line => line.runs),
    width: Math.max(0, ...lines.flatMap(line => line.runs.map(run => run.x + run.width))),
    ascent: Math.max(0, ...lines.map(line => line.ascent)),
    descent: Math.max(0, ...lines.map(line => line.descent)),
  };
}

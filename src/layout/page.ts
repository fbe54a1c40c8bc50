/** Pages: fixed boxes on paper, the result of layout and the input of fixed writers. All lengths in pt, origin at the upper left. */
import type { Path } from '../finding.ts';
import type { Cell, Line } from '../form/sheet.ts';
import type { Face } from './face.ts';
import type { TextLine } from './lines.ts';

/** A paragraph of the sheet: one of a cell, or a whole line above or below the table. One object for all that is set of it. */
export interface Origin {
  readonly of: Cell | Line;
  /** Index among the paragraphs of a cell; 0 of a line. */
  readonly paragraph: number;
}

/** A run of text in one face on one base line. */
export interface TextRun {
  readonly kind: 'text';
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** Width as laid out, spacing included; spaces that hang at the end of a line are not. */
  readonly width: number;
  /** Extra space after each character in pt (justified lines); 0 otherwise. */
  readonly spacing: number;
  /** The path in the filing that it prints. */
  readonly field?: Path | undefined;
  /** What of the sheet it sets; nothing for the number of the page. */
  readonly origin?: Origin | undefined;
  /** Says again what stands on an earlier page (a head row, the label of a merged cell), or is the number of the page. */
  readonly repeated: boolean;
}

/** A straight line. */
export interface LineItem {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
}

/** A large pale word across the page, centred at x, y. */
export interface WatermarkItem {
  readonly kind: 'watermark';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
}

export type PageItem = TextRun | LineItem | WatermarkItem;

export interface Page {
  readonly width: number;
  readonly height: number;
  /** Text in reading order. */
  readonly items: readonly PageItem[];
}

/** The runs of a line whose left edge and base line are given in pt; `repeated` as in TextRun. */
export function textRunsOf(
  { runs, origin }: TextLine & Pick<TextRun, 'origin'>,
  left: number,
  y: number,
  repeated: boolean,
): readonly TextRun[] {
  return runs.map(({ x, text, face, size, width, spacing, field }) => ({
    kind: 'text',
    x: left + x,
    y,
    text,
    face,
    size,
    width,
    spacing,
    field,
    origin,
    repeated,
  }));
}

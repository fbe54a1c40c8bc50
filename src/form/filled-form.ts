/**
 * A form that somebody filled in, as its reader sees it: lines and a grid of merged cells with their texts, whichever
 * program saved it. Readers of Word and Excel files make it, `match` reads the filing out of it.
 */
import type { Localized } from '../finding.ts';

/** A cell of the grid; rows and columns are counted from 0, and every place is covered once. */
export interface FilledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Its paragraphs as shown; none where it is empty. */
  readonly lines: readonly string[];
  /** As a person finds it: 第9行第4格, or 表1!D9. */
  readonly name: Localized;
}

/** A line of text outside of the table. */
export interface FilledLine {
  readonly text: string;
  readonly name: Localized;
}

export interface FilledForm {
  readonly above: readonly FilledLine[];
  /** Column widths in mm. */
  readonly columns: readonly number[];
  /** In the order of reading. */
  readonly cells: readonly FilledCell[];
  readonly below: readonly FilledLine[];
  /** At the head and foot of its pages. */
  readonly pages: readonly FilledLine[];
  /** What stands on the form without being of it: comments, footnotes, text boxes over a worksheet. */
  readonly remarks: readonly FilledLine[];
}

/**
 * What a template may ask for at most, and at least. Within these every form can be drawn, as Word and as PDF, in
 * seconds; the table of limits in docs/forms.md says the same.
 */

/** The least and the most that a number may be. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Lengths and sizes in the units that templates write them in. */
export const RANGES = {
  /** Width and height of paper in mm: Word takes 22 inches, a PDF 14,400 pt. */
  paper: { least: 50, most: 558.8 },
  /** Font size in pt, from 八号 to the largest that Word offers. */
  size: { least: 5, most: 72 },
  /** Distance of base lines as a multiple of the size. */
  leading: { least: 0.8, most: 5 },
  /** Space before and after a block in pt. */
  space: { least: 0, most: 100 },
  /** Indents in em. */
  indent: { least: 0, most: 40 },
  /** Between text and lines, in mm. */
  padding: { least: 0, most: 10 },
  /** Of lines, in pt: what Word draws. */
  lineWidth: { least: 0.25, most: 6 },
  /** Blanks between options. */
  gap: { least: 0, most: 10 },
  /** Empty rows of a list. */
  repeats: { least: 1, most: 100 },
} as const satisfies Readonly<Record<string, Bounds>>;

/** Least width and height in mm that margins leave. */
export const LEAST_BODY = 20;

/** Columns of the table, those of all rows together: Word has no more. */
export const MOST_COLUMNS = 63;

/** Rows of a template, parts in the place of their `use`. Why: parts that use parts ten times over make millions of a few lines. */
export const MOST_ROWS = 1000;

/** What the empty form may print: rows, and characters of labels. */
export const MOST_PRINTED = { rows: 1000, characters: 100_000 } as const;

/** Most characters of one text of the template, by what it is. */
export const MOST_CHARACTERS = {
  title: 200,
  /** A label, or a line above or below the table. */
  text: 5000,
  /** A name of a font, an option or a level of indicators. */
  name: 100,
  /** A mark of a choice. */
  mark: 10,
} as const;

/** Second-level names of the classification. */
export const MOST_LEVELS = 200;

/** A template as it is drafted: what its YAML will say, and notes for the person who finishes it. */
import type { Path } from '../finding.ts';
import type { RawCell, RawContent, RawTemplate } from '../form/read/raw.ts';

/** What is read as text, drafted: numbers and flags may be such, so that other text that looks like them is quoted. */
type Drafted<T> = T extends string
  ? T | number | boolean
  : T extends object
    ? { readonly [Key in keyof T]: Drafted<T[Key]> }
    : T;

export type DraftTemplate = Drafted<RawTemplate>;
export type DraftRow = DraftTemplate['rows'][number];
export type DraftLine = NonNullable<DraftTemplate['above']>[number];
export type DraftFonts = DraftTemplate['fonts'];
export type DraftStyles = DraftTemplate['styles'];

/** What a person must decide or check at a place of the template. */
export interface DraftNote {
  readonly path: Path;
  readonly text: string;
}

/** A cell before it is written: columns that it covers, and lines of text of which there may be one. */
export interface DraftCell {
  readonly span: number;
  /** At most one of text, field, beside, choice and level; none leaves the cell empty. */
  readonly text?: readonly string[];
  readonly field?: string;
  readonly choice?: string;
  readonly options?: readonly string[];
  readonly perLine?: number;
  readonly beside?: string;
  readonly level?: 1 | 2;
  /** Rows that it covers, where that is more than one and it is no label of a block. */
  readonly down?: number;
  readonly style?: string;
}

/** The cell as templates write it: only what is not usual, and a label alone as its text. */
export function rawCell(cell: DraftCell): Drafted<RawCell> {
  const { span, text, field, beside, choice, options, perLine, level, down, style } = cell;
  const shown = text?.length === 1 ? text[0] : text;
  const isPlain = span === 1 && down === undefined && style === undefined;
  if (typeof shown === 'string' && isPlain) return shown;
  const content: Drafted<RawContent> = {
    ...(shown !== undefined && { text: shown }),
    ...(field !== undefined && { field }),
    ...(beside !== undefined && { beside }),
    ...(choice !== undefined && { choice }),
    ...(options && { options }),
    ...(perLine !== undefined && { perLine }),
    ...(level !== undefined && { level }),
    ...(span > 1 && { span }),
    ...(down !== undefined && { down }),
    ...(style !== undefined && { style }),
  };
  return content;
}

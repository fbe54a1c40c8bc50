/** A form template: the grid of a form and what stands in it, read from YAML; compose fills it in. */
import type { Demands } from '../filing/demands.ts';
import type { Path } from '../finding.ts';
import type { Align, Paper, Style } from './sheet.ts';

/** A piece of a cell: text as it stands, or the place of a field; `relative` paths start at the item of an `each`. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly path: Path; readonly relative: boolean };

export type CellContent =
  | { readonly kind: 'pieces'; readonly paragraphs: readonly (readonly Piece[])[] }
  | { readonly kind: 'choice'; readonly field: Piece; readonly options: readonly string[] }
  /** The name of an indicator level, 1 or 2. */
  | { readonly kind: 'level'; readonly level: number };

export interface TemplateCell {
  readonly content: CellContent;
  readonly span: number;
  /** Key into the styles. */
  readonly style: string;
  readonly align?: Align;
}

interface RowLayout {
  /** Least height in mm. */
  readonly height: number;
  readonly head: boolean;
  readonly keep: boolean;
  readonly split: boolean;
}

export type TemplateRow =
  | ({ readonly kind: 'cells'; readonly cells: readonly TemplateCell[] } & RowLayout)
  /** A label merged down beside rows. */
  | { readonly kind: 'block'; readonly label: TemplateCell; readonly rows: readonly TemplateRow[] }
  /** A row for every item of a list, or of the lists in a table of `levels` levels; at least `least` rows. */
  | ({
      readonly kind: 'each';
      readonly list: Path;
      readonly levels: number;
      readonly least: number;
      readonly cells: readonly TemplateCell[];
    } & RowLayout);

/** A line above or below the table; each segment is a run of pieces. */
export interface TemplateLine {
  readonly style: string;
  readonly segments: readonly (readonly Piece[])[];
}

export interface FormTemplate {
  /** Path below templates/ without its ending, e.g. xizang/fujian2; or the path of a user's own file. */
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly paper: Paper;
  readonly styles: Readonly<Record<string, Style>>;
  readonly pageNumber: Style;
  /** Widths in mm. */
  readonly columns: readonly number[];
  /** mm. */
  readonly padding: { readonly x: number; readonly y: number };
  /** pt. */
  readonly lineWidth: number;
  readonly choiceMarks: { readonly open: string; readonly ticked: string };
  readonly above: readonly TemplateLine[];
  readonly rows: readonly TemplateRow[];
  readonly below: readonly TemplateLine[];
  readonly demands: Demands;
}
